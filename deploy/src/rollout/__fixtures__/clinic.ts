import { completeProject } from './complete-project.ts';
import type { FakeProject } from './fake-call.ts';
import { requestFor, rolloutIn, type RolloutTrace } from './rollout-in.ts';
import { ROLLOUT_EXITS } from '../exits.ts';
import type { RolloutRequest } from '../request.ts';

/** What specs ask for. */
export const REQUEST = requestFor();
/** Who serves in a complete project. */
export const SERVING = 'elevendops-00002-abc';
/** What Secret Manager says to whom it does not trust. */
export const DENIED = "PERMISSION_DENIED: Permission 'x' denied on resource (or it may not exist).";

const { project: complete } = await completeProject(REQUEST);

/** A project that has everything, and a revision that serves. */
export function completeClinic(): FakeProject {
  return structuredClone(complete);
}

/** A run, by its end, its exit code and all that it said. */
export interface ClinicRun extends RolloutTrace {
  readonly project: FakeProject;
  readonly exit: number;
  readonly text: string;
}

/** A run in a complete project that lacks something, where nobody agrees to a set-up. */
export async function lacking(
  change: Partial<FakeProject> | ((project: FakeProject) => FakeProject),
  request: RolloutRequest = REQUEST,
): Promise<ClinicRun> {
  const project =
    typeof change === 'function' ? change(completeClinic()) : { ...completeClinic(), ...change };
  const trace = await rolloutIn(project, request, {
    consent: () => Promise.resolve({ isGiven: false, values: new Map() }),
  });
  return told(trace, project);
}

/** A run in a complete project where something goes wrong on the way. */
export async function failing(
  faults: Record<string, string>,
  reason: string | null = null,
): Promise<ClinicRun> {
  const project = { ...completeClinic(), faults };
  return told(await rolloutIn(project, REQUEST, { check: () => Promise.resolve(reason) }), project);
}

function told(trace: RolloutTrace, project: FakeProject): ClinicRun {
  const { code } = ROLLOUT_EXITS[trace.end.outcome];
  return { ...trace, project, exit: code, text: trace.lines.join('\n') };
}
