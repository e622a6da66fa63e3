import { failed, ok } from '../finding.ts';
import { jsonOf, request, type Reply } from '../http/request.ts';
import type { Check } from '../scene.ts';

/** Longer than that, somebody in front of a screen takes it for broken. */
const MOST_MS = 15_000;

/** What cannot be done without a store. */
const STORED: readonly (readonly [string, string, unknown?])[] = [
  ['GET', '/api/knowledge'],
  ['GET', '/api/agent'],
  ['GET', '/api/audio/list'],
  ['GET', '/api/conversations'],
  ['GET', '/api/dashboard/stats'],
  ['POST', '/api/knowledge', { disease_name: 'Verification', raw_content: 'Rest.' }],
];
/** What can, and asks others that are away as well. */
const OTHERS = ['/', '/api/health', '/api/audio/voices/list'];

/** While its stores are away it says so: 503 with Retry-After, all routes at once, in bounded time. */
export const storesAwayCheck: Check = {
  name: 'stores away: 503',
  async run({ instance: { port } }) {
    const ask = async (method: string, path: string, body?: unknown) => ({
      route: `${method} ${path}`,
      reply: await request({ port, method, path, body, timeoutMs: MOST_MS }),
    });
    const [stored, others] = await Promise.all([
      Promise.all(STORED.map((call) => ask(...call))),
      Promise.all(OTHERS.map((path) => ask('GET', path))),
    ]);
    const wrong = [
      ...stored.flatMap(({ route, reply }) => complaintOf(route, reply)),
      ...others
        .filter(({ reply: { status } }) => status >= 500 && status !== 503)
        .map(({ route, reply }) => `${route}: ${String(reply.status)}`),
    ];
    const slowest = [...stored, ...others].reduce((one, other) =>
      one.reply.tookMs > other.reply.tookMs ? one : other,
    );
    return wrong.length > 0
      ? failed(wrong.join('; '))
      : ok(
          `${String(STORED.length)} routes say 503 with Retry-After, ${String(OTHERS.length)} do without; ` +
            `the slowest, ${slowest.route}, after ${(slowest.reply.tookMs / 1000).toFixed(1)} s`,
        );
  },
};

function complaintOf(route: string, reply: Reply): string[] {
  const { status, headers } = reply;
  if (status !== 503) {
    return [`${route}: ${String(status)}`];
  }
  if (headers['retry-after'] === undefined) {
    return [`${route}: 503 without Retry-After`];
  }
  const { retryable } = jsonOf(reply) as { readonly retryable?: unknown };
  return retryable === true ? [] : [`${route}: does not say that it may be repeated`];
}
