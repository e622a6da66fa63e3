import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceContract } from './contract.ts';
import { portOf } from './ports.ts';
import { askProbe } from './probe/ask-probe.ts';
import { runStartupProbe } from './probe/run-probe.ts';
import type { Instance, Runtime } from './runtime/runtime.ts';
import type { Startup } from './scene.ts';

const HOST = '127.0.0.1';
const LOOK_EVERY_MS = 20;
/** After the probe has passed, for a port that opens later than that. */
const LOOK_ON_MS = 500;

/** Probes an instance as the manifest says, and looks beside that when each of its two ports serves. */
export async function watchStartup(
  instance: Instance,
  contract: ServiceContract,
  { sharesLoopback }: Pick<Runtime, 'sharesLoopback'>,
): Promise<Startup> {
  const { startupProbe: probe } = contract;
  const begun = performance.now();
  const port = portOf(probe.port, contract, instance);
  let isOver = false;
  const firstAnswer = async (asked: number): Promise<number | null> => {
    while (!isOver) {
      const failure = await askProbe(
        { kind: 'http', path: '/api/health' },
        { host: HOST, port: asked },
        1_000,
      );
      if (failure === null) {
        return performance.now() - begun;
      }
      await sleep(LOOK_EVERY_MS);
    }
    return null;
  };
  const looking = Promise.all([
    sharesLoopback ? firstAnswer(instance.apiPort) : Promise.resolve(null),
    firstAnswer(instance.port),
  ]);
  const probed = await runStartupProbe(probe, {
    // A program that has ended needs no more probes: Cloud Run does not wait for it either.
    ask: (timeoutMs) =>
      instance.ended === null
        ? askProbe(probe, { host: HOST, port }, timeoutMs)
        : Promise.resolve('it has ended'),
    sleep: (milliseconds) => (instance.ended === null ? sleep(milliseconds) : Promise.resolve()),
    now: () => performance.now(),
  });
  await Promise.race([looking, sleep(LOOK_ON_MS)]);
  isOver = true;
  const [apiServesAfterMs, portServesAfterMs] = await looking;
  return { probed, apiServesAfterMs, portServesAfterMs };
}
