import { contractEnvironment } from './environment.ts';
import type { ServiceContract } from './contract.ts';
import { failed, skipped, type Finding, type Row } from './finding.ts';
import { bounded } from './http/held-request.ts';
import { choosePorts } from './ports.ts';
import type { Instance, Runtime } from './runtime/runtime.ts';
import type { Check, Scene } from './scene.ts';
import type { Scenario } from './scenarios.ts';
import { VerifyError } from './verify-error.ts';
import { watchStartup } from './watch-startup.ts';
import type { Surroundings } from './world/surroundings.ts';

/** What a scenario is run with. */
export interface RunScenarioOptions {
  readonly contract: ServiceContract;
  readonly runtime: Runtime;
  /** Root of the repository. */
  readonly root: string;
  readonly isWanted: (check: Check) => boolean;
  readonly onRow: (row: Row) => void;
  /** Ends the run early: what is left is skipped. */
  readonly signal: AbortSignal;
}

const CHECK_TIMEOUT_MS = 60_000;

/** Starts the service in the surroundings of a scenario, checks it, and ends all that was started. */
export async function runScenario(scenario: Scenario, options: RunScenarioOptions): Promise<void> {
  const { runtime, root, isWanted, signal } = options;
  const wanted = scenario.checks.filter(isWanted);
  if (wanted.length === 0 || signal.aborted) {
    return;
  }
  const skipAll = (reason: string): void => {
    for (const { name } of wanted) {
      options.onRow({ scenario: scenario.title, check: name, tookMs: 0, ...skipped(reason) });
    }
  };
  if (scenario.needsLoopback && !runtime.sharesLoopback) {
    skipAll('this engine gives containers no way to the emulators on this machine');
    return;
  }
  let surroundings: Surroundings;
  try {
    surroundings = await scenario.surround(root);
  } catch (error) {
    if (!(error instanceof VerifyError)) {
      throw error;
    }
    skipAll(error.message);
    return;
  }
  try {
    await checkInstance(scenario, wanted, surroundings, options);
  } finally {
    await surroundings.close();
  }
}

async function checkInstance(
  scenario: Scenario,
  wanted: readonly Check[],
  surroundings: Surroundings,
  { contract, runtime, onRow, signal }: RunScenarioOptions,
): Promise<void> {
  const { title, heldCall } = scenario;
  // Where nobody can tell what is written, nothing may be.
  const isReadOnly = scenario.isReadOnly || !runtime.tellsWrites;
  const ports = await choosePorts();
  const env = { ...contractEnvironment(contract, ports), ...surroundings.env };
  const begun = performance.now();
  const instance = await runtime.start({ env, isReadOnly, ...ports });
  try {
    const startup = await watchStartup(instance, contract, runtime);
    const startedAfterMs = performance.now() - begun;
    const scene: Scene = {
      ...{ contract, runtime, instance, env, startup, heldCall },
      async startOther(changes): Promise<Instance> {
        const others = await choosePorts();
        const changed = { ...env, ...contractEnvironment(contract, others), ...changes };
        const defined = Object.entries(changed).filter(
          (entry): entry is [string, string] => entry[1] !== undefined,
        );
        return runtime.start({ env: Object.fromEntries(defined), isReadOnly, ...others });
      },
    };
    for (const [index, check] of wanted.entries()) {
      const checkBegun = performance.now();
      const finding = await judge(check, scene, signal);
      const tookMs = index === 0 ? startedAfterMs : performance.now() - checkBegun;
      onRow({ scenario: title, check: check.name, tookMs, ...finding });
    }
  } finally {
    await instance.dispose();
  }
}

async function judge(check: Check, scene: Scene, signal: AbortSignal): Promise<Finding> {
  if (signal.aborted) {
    return skipped('the run was ended early');
  }
  if (!scene.startup.probed.passed && check.name !== 'startup probe') {
    return skipped('it did not start');
  }
  const { timeoutMs = CHECK_TIMEOUT_MS, name } = check;
  const early = Promise.withResolvers<Finding>();
  const onAbort = (): void => {
    early.resolve(skipped('the run was ended early'));
  };
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    const run = check.run(scene);
    run.catch(() => undefined);
    return await bounded(Promise.race([run, early.promise]), timeoutMs, `"${name}" did not end`);
  } catch (error) {
    return failed((error as Error).message);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
