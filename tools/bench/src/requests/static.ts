import { fireBytes } from '../load/fire-bytes.ts';
import { medianOf } from '../report/report.ts';
import { ratio } from '../report/statistics.ts';
import { largestScript } from './largest-script.ts';
import { LOAD_FIGURES, openSubjects } from './open-subjects.ts';
import { OURS, type RequestBenchmark } from './request-benchmark.ts';
import { startApi, startNginx, startUiServer } from './servers.ts';

const CONNECTIONS = 32;
const NGINX = 'nginx, gzip_static';

/** What it costs to send the client's largest script, compressed when it was built. */
export const staticFiles: RequestBenchmark = {
  name: 'static',
  title: `Static: the client's largest script, gzip, ${String(CONNECTIONS)} connections`,
  figures: LOAD_FIGURES,
  subjects: [OURS, NGINX],
  base: NGINX,
  open: (parts) =>
    openSubjects(async (start) => {
      const { path, compressed } = largestScript(parts.client);
      const servers = {
        [OURS]: await start(startUiServer(parts, await start(startApi(parts)))),
        [NGINX]: await start(startNginx(parts, { root: parts.client }, path)),
      };
      return {
        subjects: Object.entries(servers).map(([name, server]) => ({ name, server })),
        seconds: parts.seconds,
        fire: ({ port }, seconds) =>
          fireBytes({
            port,
            path,
            connections: CONNECTIONS,
            seconds,
            headers: { 'Accept-Encoding': 'gzip' },
            expected: compressed,
          }),
      };
    }),
  marksOf: (rows) => [
    {
      text: `requests/s: ours / ${NGINX}`,
      value: ratio(medianOf(rows, OURS, 'perSecond'), medianOf(rows, NGINX, 'perSecond')),
      limit: 0.5,
      atLeast: true,
      unit: 'x',
    },
  ],
};
