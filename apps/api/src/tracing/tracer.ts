import type { TokenUsage } from '../language-model/language-model.ts';

/** What is known when a run begins. */
export interface RunStart {
  readonly name: string;
  readonly kind: 'chain' | 'llm' | 'tool';
  /** Texts; a tracer sends them only where it may. */
  readonly inputs?: Readonly<Record<string, string>>;
  /** Facts that are never medical or personal: models, counts, ids of templates. */
  readonly metadata?: Readonly<Record<string, string | number | boolean | null>>;
}

/** What is known when a run has ended well. */
export interface RunResult {
  /** Texts; a tracer sends them only where it may. */
  readonly outputs?: Readonly<Record<string, string>>;
  readonly usage?: TokenUsage | null;
}

/** One step of a workflow. Only its first end counts, and no method ever throws. */
export interface TraceRun {
  /** The same for all runs of a trace: the id of its first run. */
  readonly traceId: string;
  /** Begins a step inside of this one. */
  child(start: RunStart): TraceRun;
  end(result?: RunResult): void;
  fail(error: unknown): void;
}

/** Sends traces somewhere. It never slows or fails what it traces. */
export interface Tracer {
  /** Begins a trace; it is sent when its first run ends. */
  begin(start: RunStart): TraceRun;
  /** Whether traces can be sent now. */
  isAvailable(signal: AbortSignal): Promise<boolean>;
  /** Where people can look at a trace, or at all of them (null); null where that is not known. */
  urlOf(traceId: string | null, signal: AbortSignal): Promise<string | null>;
  /** Sends what is left, for a short time. */
  close(): Promise<void>;
}
