import { fire } from '../load/fire.ts';
import { medianOf } from '../report/report.ts';
import { ratio } from '../report/statistics.ts';
import { answerOf, saveDocument } from './knowledge-data.ts';
import { LOAD_FIGURES, openSubjects } from './open-subjects.ts';
import { OURS, type RequestBenchmark } from './request-benchmark.ts';
import { documentsOf, startApi, startRival } from './servers.ts';

const CONNECTIONS = 32;
const BY_HAND = 'by hand';

/** What one document costs to read, beside the least code that gives the same bytes. */
export const apiRead: RequestBenchmark = {
  name: 'api-read',
  title: `API read: GET /api/knowledge/{id}, ${String(CONNECTIONS)} connections`,
  figures: LOAD_FIGURES,
  subjects: [OURS, BY_HAND],
  base: BY_HAND,
  open: (parts) =>
    openSubjects(async (start) => {
      const api = await start(startApi(parts));
      const path = `/api/knowledge/${await saveDocument(api)}`;
      const expected = await answerOf(api, path);
      const byHand = await start(startRival(parts, 'by-hand.ts', [documentsOf(api)], path));
      return {
        subjects: [
          { name: OURS, server: api },
          { name: BY_HAND, server: byHand },
        ],
        seconds: parts.seconds,
        fire: ({ url }, seconds) =>
          fire({
            url: url + path,
            connections: CONNECTIONS,
            seconds,
            isRight: (body) => body === expected,
          }),
      };
    }),
  marksOf: (rows) => [
    {
      text: `requests/s: ours / ${BY_HAND}`,
      value: ratio(medianOf(rows, OURS, 'perSecond'), medianOf(rows, BY_HAND, 'perSecond')),
      limit: 0.5,
      atLeast: true,
      unit: 'x',
    },
  ],
};
