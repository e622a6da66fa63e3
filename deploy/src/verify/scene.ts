import type { ServiceContract } from './contract.ts';
import type { Finding } from './finding.ts';
import type { Probed } from './probe/run-probe.ts';
import type { Instance, Runtime } from './runtime/runtime.ts';

/** What was seen while an instance started. */
export interface Startup {
  readonly probed: Probed;
  /** From the start until the API answered on its own port; null when it never did, or cannot be asked. */
  readonly apiServesAfterMs: number | null;
  /** The same for the public port. */
  readonly portServesAfterMs: number | null;
}

/** A request that is under way while something happens. */
export interface HeldCall {
  readonly path: string;
  readonly body: unknown;
  /** The right answer. */
  readonly status: number;
}

/** An instance that runs, and what its checks need to know. */
export interface Scene {
  readonly contract: ServiceContract;
  readonly runtime: Runtime;
  readonly instance: Instance;
  /** The environment that it was started with. */
  readonly env: Readonly<Record<string, string>>;
  readonly startup: Startup;
  readonly heldCall: HeldCall;
  /** Starts another one, with other variables: undefined takes one away. It is the caller's to dispose. */
  startOther(changes: Readonly<Record<string, string | undefined>>): Promise<Instance>;
}

/** One promise of the contract. */
export interface Check {
  /** For `--only`, and the first column. */
  readonly name: string;
  /** @default a minute */
  readonly timeoutMs?: number;
  /** An error that is thrown counts as a promise that was broken. */
  run(scene: Scene): Promise<Finding>;
}
