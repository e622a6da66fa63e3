import { setTimeout as sleep } from 'node:timers/promises';
import { failed, ok } from '../finding.ts';
import { startLoad } from '../http/load.ts';
import { request } from '../http/request.ts';
import type { Check, Scene } from '../scene.ts';

const BACK_WITHIN_MS = 20_000;
const BEFORE_MS = 1_000;
/** Few enough for an emulator on a busy machine. */
const WORKERS = 8;

/** The API dies under load: requests wait, and not one is lost. */
export const apiCrashCheck: Check = {
  name: 'kill -9 of the API',
  async run(scene) {
    const { calls, backAfterMs } = await killUnderLoad(scene, 'apps/api/');
    const lost = calls.filter(({ status }) => status !== 200);
    const slowest = Math.round(Math.max(...calls.map(({ tookMs }) => tookMs)));
    return lost.length > 0
      ? failed(
          `${String(lost.length)} of ${String(calls.length)} GETs: ${[...new Set(lost.map(({ outcome }) => outcome))].join(', ')}`,
        )
      : ok(
          `${String(calls.length)} GETs under load, none lost, the slowest waited ${String(slowest)} ms; ` +
            `healthy again after ${(backAfterMs / 1000).toFixed(1)} s`,
        );
  },
};

/** The public server dies under load: only its own connections are lost, and it is back soon. */
export const publicServerCrashCheck: Check = {
  name: 'kill -9 of the UI server',
  async run(scene) {
    const { calls, backAfterMs } = await killUnderLoad(scene, 'apps/ui-server/');
    const wrong = calls.filter(({ status }) => status !== null && status !== 200);
    const cut = calls.filter(({ status }) => status === null).length;
    return wrong.length > 0
      ? failed(`answers of ${[...new Set(wrong.map(({ outcome }) => outcome))].join(', ')}`)
      : ok(
          `healthy again after ${(backAfterMs / 1000).toFixed(1)} s; of ${String(calls.length)} GETs ` +
            `${String(cut)} found no connection meanwhile, all others 200`,
        );
  },
};

async function killUnderLoad({ instance, contract }: Scene, file: string) {
  const { port } = instance;
  const before = await pidOf(instance, file);
  if (before === null) {
    throw new Error(`none of its processes runs ${file}`);
  }
  const load = startLoad({
    port,
    path: '/api/knowledge',
    workers: Math.min(WORKERS, contract.concurrency),
  });
  try {
    await sleep(BEFORE_MS);
    const killedAt = performance.now();
    await instance.kill(before);
    const late = AbortSignal.timeout(BACK_WITHIN_MS);
    for (;;) {
      if (instance.ended !== null) {
        const { code, signal } = instance.ended;
        throw new Error(`all of it ended, with ${String(code ?? signal)}`);
      }
      const isHealthy = await request({ port, path: '/api/health', timeoutMs: 2_000 }).then(
        ({ status }) => status === 200,
        () => false,
      );
      // The one that was killed may still have answered.
      if (isHealthy && ![null, before].includes(await pidOf(instance, file))) {
        break;
      }
      if (late.aborted) {
        throw new Error(
          `it was not healthy again ${String(BACK_WITHIN_MS / 1000)} s after the kill`,
        );
      }
      await sleep(50);
    }
    const backAfterMs = performance.now() - killedAt;
    await sleep(BEFORE_MS);
    return { calls: await load.stop(), backAfterMs };
  } finally {
    await load.stop();
  }
}

async function pidOf(instance: Scene['instance'], file: string): Promise<number | null> {
  const { processes } = await instance.inspect();
  return processes.find(({ command }) => command.includes(file))?.pid ?? null;
}
