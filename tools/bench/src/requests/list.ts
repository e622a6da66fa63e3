import { fire } from '../load/fire.ts';
import { medianOf, type Row } from '../report/report.ts';
import { ratio } from '../report/statistics.ts';
import { answerOf, multiply, saveDocument } from './knowledge-data.ts';
import type { Served } from '../run/serve.ts';
import { LOAD_FIGURES, openSubjects, type Subject } from './open-subjects.ts';
import type { RequestBenchmark } from './request-benchmark.ts';
import { startApi } from './servers.ts';

const MIB = 1_024 * 1_024;
const PAGE = 100;
const PATH = `/api/knowledge?fields=summary&limit=${String(PAGE)}`;
const SMALL = '100 documents';
const LARGE = '10,000 documents';
const SIZES = { [SMALL]: PAGE, [LARGE]: 10_000 };
/** Growth that a garbage collector shows by itself. */
const FLAT = 1.25;

/** What the first page costs, of a collection that fits on it and of one a hundred times as large. */
export const list: RequestBenchmark = {
  name: 'list',
  title: `List: GET ${PATH}, one connection`,
  figures: [...LOAD_FIGURES, { id: 'memory', title: 'memory', unit: 'MiB' }],
  subjects: Object.keys(SIZES),
  base: SMALL,
  async open(parts) {
    const subjects: Subject[] = [];
    const open = await openSubjects(async (start) => {
      for (const [name, size] of Object.entries(SIZES)) {
        const server = await start(startApi(parts));
        multiply(server, await saveDocument(server), size);
        await assertHolds(server, size);
        subjects.push({ name, server });
      }
      return {
        subjects,
        seconds: parts.seconds,
        fire: ({ url }, seconds) =>
          fire({ url: url + PATH, connections: 1, seconds, isRight: isPage }),
      };
    });
    return {
      async measure(name) {
        const round = await open.measure(name);
        const server = subjects.find((each) => each.name === name)?.server;
        return round === null || !server ? null : { ...round, memory: server.memory() / MIB };
      },
      [Symbol.asyncDispose]: () => open[Symbol.asyncDispose](),
    };
  },
  marksOf(rows) {
    const times = (id: string) => ratio(medianOf(rows, LARGE, id), medianOf(rows, SMALL, id));
    return [
      { text: `p99 of ${LARGE}`, value: medianOf(rows, LARGE, 'p99'), limit: 50, unit: 'ms' },
      { text: `computing: ${LARGE} / ${SMALL}`, value: times('cpu'), limit: 1.5, unit: 'x' },
      { text: `memory: ${LARGE} / ${SMALL}`, value: times('memory'), limit: FLAT, unit: 'x' },
      {
        text: `memory of ${LARGE}: last round / first`,
        value: growth(rows, LARGE, 'memory'),
        limit: FLAT,
        unit: 'x',
      },
    ];
  },
};

/** How many times the last round's value is as large as the first one's. */
export function growth(rows: readonly Row[], contender: string, figure: string): number | null {
  const values = rows.find((row) => row.contender === contender)?.values[figure] ?? [];
  return ratio(values.at(-1) ?? null, values[0] ?? null);
}

function isPage(body: string): boolean {
  return body.split('"knowledge_id"').length - 1 === PAGE;
}

async function assertHolds(server: Served, size: number): Promise<void> {
  const reply = JSON.parse(await answerOf(server, PATH)) as { readonly total_count: number };
  if (reply.total_count !== size) {
    throw new Error(`there are ${String(reply.total_count)} documents, not ${String(size)}`);
  }
}
