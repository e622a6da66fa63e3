import type { DebugLevel, DebugStep } from '@elevendops/contract';
import type { TraceRun } from '../tracing/tracer.ts';

/** The longest text that a step keeps. */
const MAX_STEP_CHARACTERS = 10_000;

/** What steps are recorded with. */
export interface StepRecorderOptions {
  readonly level: DebugLevel;
  /** The trace that the steps are part of. */
  readonly run: TraceRun;
  readonly now: () => Date;
  readonly monotonicMs: () => number;
  readonly createId: () => string;
}

/** A step: what goes in, and what comes out as a text. */
export interface Step<T> {
  readonly name: DebugStep['node_name'];
  readonly input: string;
  readonly work: () => Promise<T> | T;
  readonly output: (result: T) => string;
}

/** Runs steps one after the other, and remembers how each went. */
export interface StepRecorder {
  /** The result of the step; what it throws is recorded and thrown again. */
  run<T>(step: Step<T>): Promise<T>;
  /** The steps so far, with as much as the level keeps. */
  readonly steps: readonly DebugStep[];
}

/** Makes a {@link StepRecorder}. */
export function createStepRecorder(options: StepRecorderOptions): StepRecorder {
  const { level, run: trace, now, monotonicMs, createId } = options;
  const steps: DebugStep[] = [];
  let failed = false;

  return {
    async run({ name, input, work, output }) {
      const child = trace.child({ name, kind: 'tool', inputs: { input } });
      const startedAt = now();
      const startedMs = monotonicMs();
      const record = (more: Pick<DebugStep, 'error' | 'has_stack_trace'> & Partial<DebugStep>) => {
        steps.push({
          step_id: createId(),
          node_name: name,
          start_time: startedAt.toISOString(),
          end_time: now().toISOString(),
          duration_ms: roundedMs(monotonicMs() - startedMs),
          ...(level === 'debug' ? { input: cut(input) } : {}),
          ...more,
        });
      };
      try {
        const result = await work();
        const text = output(result);
        child.end({ outputs: { output: text } });
        record({
          error: null,
          has_stack_trace: false,
          ...(level === 'debug' ? { output: cut(text) } : {}),
        });
        return result;
      } catch (error) {
        failed = true;
        child.fail(error);
        const { message, stack } = error instanceof Error ? error : { message: 'unknown error' };
        record({
          error: message,
          has_stack_trace: stack !== undefined,
          ...(level === 'debug' ? { stack_trace: stack ?? null } : {}),
        });
        throw error;
      }
    },
    get steps() {
      return level === 'error' && !failed ? [] : steps;
    },
  };
}

/** Milliseconds with three digits behind the point. */
export function roundedMs(milliseconds: number): number {
  return Math.round(milliseconds * 1_000) / 1_000;
}

function cut(text: string): string {
  return text.slice(0, MAX_STEP_CHARACTERS).toWellFormed();
}
