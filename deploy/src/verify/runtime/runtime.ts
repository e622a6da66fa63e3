import type { Inspection } from './inspect.ts';

/** A line of a container's output. */
export interface OutputLine {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
}

/** How an instance ended: one of the two is null. */
export interface InstanceExit {
  readonly code: number | null;
  readonly signal: string | null;
}

/** What an instance is started with. */
export interface StartOptions {
  readonly env: Readonly<Record<string, string>>;
  /** PORT: where it has to listen. */
  readonly port: number;
  /** Where its API listens, on loopback alone. */
  readonly apiPort: number;
  /** Nothing but /tmp can be written. */
  readonly isReadOnly: boolean;
}

/** One container, or what stands for it. */
export interface Instance {
  readonly port: number;
  readonly apiPort: number;
  /** All output so far. */
  readonly lines: readonly OutputLine[];
  /** Null while it runs. */
  readonly ended: InstanceExit | null;
  /** Resolves when it has ended and its output was read. */
  readonly exit: Promise<InstanceExit>;
  /** Its processes and what they use. */
  inspect(): Promise<Inspection>;
  /** Ends one of its processes at once. */
  kill(pid: number): Promise<void>;
  /** SIGTERM to its first process, as Cloud Run sends it. */
  terminate(): Promise<void>;
  /** What it wrote outside of /tmp; null when that cannot be told. */
  writtenFiles(): Promise<readonly string[] | null>;
  /** Ends it, and whatever it left. */
  dispose(): Promise<void>;
}

/** A restraint of Cloud Run that this machine may not be able to impose. */
export type Restraint = 'memory' | 'cpu' | 'user' | 'read-only';

/** What runs instances: a container engine, or this machine. */
export interface Runtime {
  /** For the head of the report. */
  readonly description: string;
  /** Instances see what listens on this machine's loopback, and the other way round. */
  readonly sharesLoopback: boolean;
  /** It can tell which files an instance wrote, also where it may write everywhere. */
  readonly tellsWrites: boolean;
  /** Why a restraint is not imposed. */
  readonly withheld: Readonly<Partial<Record<Restraint, string>>>;
  start(options: StartOptions): Promise<Instance>;
}
