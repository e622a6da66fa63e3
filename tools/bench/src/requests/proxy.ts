import { fire } from '../load/fire.ts';
import { medianOf } from '../report/report.ts';
import { ratio } from '../report/statistics.ts';
import { LOAD_FIGURES, openSubjects } from './open-subjects.ts';
import { OURS, type RequestBenchmark } from './request-benchmark.ts';
import { startApi, startNginx, startRival, startUiServer } from './servers.ts';

const PATH = '/api/health';
const CONNECTIONS = 32;
const FASTIFY = '@fastify/http-proxy';
const HTTPXY = 'httpxy';
const PIPE = 'node:http pipe';
const NGINX = 'nginx, one worker';
const NONE = 'no proxy';

/** What the way through the UI server costs, beside other proxies in front of the same API. */
export const proxy: RequestBenchmark = {
  name: 'proxy',
  title: `Proxy: GET ${PATH}, ${String(CONNECTIONS)} connections`,
  figures: LOAD_FIGURES,
  subjects: [OURS, FASTIFY, HTTPXY, PIPE, NGINX, NONE],
  base: FASTIFY,
  open: (parts) =>
    openSubjects(async (start) => {
      const api = await start(startApi(parts));
      const { proxies } = parts.peers;
      const node = (program: string, ...args: readonly string[]) =>
        start(startRival(parts, program, [api.url, ...args], PATH));
      const peer = (program: string) => (proxies === null ? null : node(program, proxies));
      const servers = {
        [OURS]: await start(startUiServer(parts, api)),
        [FASTIFY]: await peer('fastify-http-proxy.ts'),
        [HTTPXY]: await peer('httpxy.ts'),
        [PIPE]: await node('node-pipe.ts'),
        [NGINX]: await start(startNginx(parts, { proxyTo: api.url }, PATH)),
        [NONE]: api,
      };
      return {
        subjects: Object.entries(servers).map(([name, server]) => ({ name, server })),
        seconds: parts.seconds,
        fire: ({ url }, seconds) =>
          fire({ url: url + PATH, connections: CONNECTIONS, seconds, isRight: saysHealthy }),
      };
    }),
  marksOf(rows) {
    const against = (peer: string, id: string) =>
      ratio(medianOf(rows, OURS, id), medianOf(rows, peer, id));
    return [
      {
        text: `requests/s: ours / ${FASTIFY}`,
        value: against(FASTIFY, 'perSecond'),
        limit: 0.9,
        atLeast: true,
        unit: 'x',
      },
      { text: `p99: ours / ${FASTIFY}`, value: against(FASTIFY, 'p99'), limit: 1.2, unit: 'x' },
      {
        text: `requests/s: ours / ${NGINX}`,
        value: against(NGINX, 'perSecond'),
        limit: 0.3,
        atLeast: true,
        unit: 'x',
      },
    ];
  },
};

/** Whether a body is a health report that says healthy, without the cost of parsing each. */
export function saysHealthy(body: string): boolean {
  return body.startsWith('{"status":"healthy",') && body.endsWith('}');
}
