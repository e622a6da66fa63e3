import { failed, ok } from '../finding.ts';
import { holdRequest } from '../http/held-request.ts';
import { request } from '../http/request.ts';
import type { Check } from '../scene.ts';

const TIMEOUT_MS = 30_000;
const BODY = { padding: 'x'.repeat(2_000) };

/** As many requests as one instance may get are under way at once, and each is answered. */
export const concurrencyCheck: Check = {
  name: 'concurrency',
  timeoutMs: 2 * TIMEOUT_MS,
  async run({ contract: { concurrency }, instance: { port } }) {
    const held = await Promise.all(
      Array.from({ length: concurrency }, () =>
        holdRequest({ port, path: '/api/knowledge', body: BODY }, TIMEOUT_MS),
      ),
    );
    const health = await request({ port, path: '/api/health', timeoutMs: TIMEOUT_MS });
    const begun = performance.now();
    const ends = await Promise.allSettled(held.map((call) => call.finish(TIMEOUT_MS)));
    const took = performance.now() - begun;
    const lost = ends.filter(({ status }) => status === 'rejected').length;
    const broken = ends.filter(
      (end) => end.status === 'fulfilled' && end.value.status >= 500,
    ).length;
    const all = `${String(concurrency)} requests under way at once`;
    if (lost + broken > 0) {
      return failed(`${all}: ${String(lost)} were lost, ${String(broken)} answered with 5xx`);
    }
    return health.status === 200
      ? ok(`${all}, all answered ${String(Math.round(took))} ms after their last byte`)
      : failed(`${all}: /api/health says ${String(health.status)} meanwhile`);
  },
};
