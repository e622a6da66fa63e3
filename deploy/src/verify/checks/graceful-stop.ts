import { setTimeout as sleep } from 'node:timers/promises';
import { failed, ok } from '../finding.ts';
import { bounded, holdRequest } from '../http/held-request.ts';
import { request } from '../http/request.ts';
import type { Check, HeldCall } from '../scene.ts';

/** From SIGTERM until Cloud Run kills. */
const BUDGET_MS = 10_000;
const UNDER_WAY = 8;
/** Long enough for the stop to have begun. */
const FINISH_AFTER_MS = 500;

/** SIGTERM ends it with 0 in time, and what was under way is answered. */
export const gracefulStopCheck: Check = {
  name: 'SIGTERM',
  async run({ instance, heldCall }) {
    await warmUp(instance.port, heldCall);
    const held = await Promise.all(
      Array.from({ length: UNDER_WAY }, () => holdRequest({ port: instance.port, ...heldCall })),
    );
    await instance.terminate();
    const begun = performance.now();
    await sleep(FINISH_AFTER_MS);
    const ends = await Promise.allSettled(held.map((call) => call.finish(BUDGET_MS)));
    const answered = ends.filter(
      (end) => end.status === 'fulfilled' && end.value.status === heldCall.status,
    ).length;
    const others = ends.flatMap((end) =>
      end.status === 'rejected'
        ? [(end.reason as Error).message]
        : end.value.status === heldCall.status
          ? []
          : [`${String(end.value.status)} ${end.value.text.slice(0, 100)}`],
    );
    const left = Math.max(0, BUDGET_MS - (performance.now() - begun));
    const exit = await bounded(instance.exit, left, 'SIGTERM did not end it').catch(
      (error: unknown) => error as Error,
    );
    if (exit instanceof Error) {
      return failed(exit.message.replace(/within .*$/, 'within 10 s'));
    }
    const took = `${((performance.now() - begun) / 1000).toFixed(1)} s`;
    const requests = `${String(answered)} of ${String(UNDER_WAY)} requests under way got ${String(heldCall.status)}`;
    if (exit.code !== 0) {
      return failed(`it ended with ${String(exit.code ?? exit.signal)} after ${took}; ${requests}`);
    }
    return answered === UNDER_WAY
      ? ok(`ended with 0 after ${took}; ${requests}`)
      : failed(`${requests}, the others: ${[...new Set(others)].join(', ')}`);
  },
};

/** What a store is asked the first time, and by many at once, may take longer than a stop allows. */
async function warmUp(port: number, { path, body, status }: HeldCall): Promise<void> {
  const late = AbortSignal.timeout(BUDGET_MS);
  for (;;) {
    const replies = await Promise.all(
      Array.from({ length: UNDER_WAY }, () => request({ port, method: 'POST', path, body })),
    );
    const wrong = replies.find((reply) => reply.status !== status);
    if (wrong === undefined) {
      return;
    }
    if (late.aborted) {
      const said = `${String(wrong.status)} ${wrong.body.toString('utf8').slice(0, 100)}`;
      throw new Error(`POST ${path} before the stop: ${said}, not ${String(status)}`);
    }
    await sleep(250);
  }
}
