import type { RunResult, RunStart } from '../tracer.ts';
import type { RunIdentity } from './run-identity.ts';

/** Which texts may leave, and where runs belong to. */
export interface RunPolicy {
  readonly project: string;
  readonly hideInputs: boolean;
  readonly hideOutputs: boolean;
}

/** How a run ended. */
export type RunEnd = { readonly result: RunResult } | { readonly error: unknown };

/** What is known of a run that has ended. */
export interface EndedRun {
  readonly identity: RunIdentity;
  readonly start: RunStart;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly end: RunEnd;
}

/** A run as LangSmith takes it. */
export function toLangsmithRun(run: EndedRun, policy: RunPolicy): Record<string, unknown> {
  const { start, end } = run;
  const result = 'result' in end ? end.result : {};
  return {
    ...run.identity,
    name: start.name,
    run_type: start.kind,
    start_time: run.startedAt.toISOString(),
    end_time: run.endedAt.toISOString(),
    session_name: policy.project,
    inputs: shown(start.inputs, policy.hideInputs),
    outputs: shown(result.outputs, policy.hideOutputs),
    ...('error' in end ? { error: describeError(end.error) } : {}),
    extra: {
      metadata: {
        ...start.metadata,
        ...lengths(start.inputs, 'input'),
        ...lengths(result.outputs, 'output'),
        ...usageOf(result),
      },
    },
  };
}

/** What kind of error it was; its text could hold words of a document. */
export function describeError(error: unknown): string {
  if (!(error instanceof Error)) {
    return 'unknown error';
  }
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'string' ? code : error.name;
}

function shown(texts: RunStart['inputs'], hidden: boolean): Readonly<Record<string, string>> {
  return hidden ? {} : (texts ?? {});
}

/** How long hidden texts are still tells something. */
function lengths(texts: RunStart['inputs'], what: string): Record<string, number> {
  return Object.fromEntries(
    Object.entries(texts ?? {}).map(([name, text]) => [`${what}_${name}_length`, text.length]),
  );
}

function usageOf({ usage }: RunResult): Record<string, unknown> {
  if (usage === undefined || usage === null) {
    return {};
  }
  const { inputTokens, outputTokens } = usage;
  return {
    usage_metadata: {
      input_tokens: inputTokens,
      output_tokens: outputTokens,
      total_tokens: inputTokens + outputTokens,
    },
  };
}
