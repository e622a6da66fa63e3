import {
  candidateOf,
  errorsOf,
  labelValue,
  parseServiceStatus,
  renderFinding,
  renderService,
  servingRevisions,
  validateService,
  type ServiceStatus,
} from '@elevendops/manifests';
import type { End, Move, Outcome } from './move.ts';
import { RELEASE, RELEASE_FILE, replaceStep, serviceLook, trafficStep } from './release-steps.ts';
import type { RolloutRequest } from './request.ts';
import { failed, succeeded, type Answer, type Answers, type Step } from './step.ts';
import { knownDeployment } from './survey.ts';

/** What is released. */
export interface Release {
  readonly digest: string;
  /** What the image was built from; null when that is not known. */
  readonly commit: string | null;
}

/**
 * The next move once there is an image: a revision without traffic, a check of it, and only then the traffic.
 * After a failure Cloud Run is asked who serves, so that what is said about it is true.
 */
export function nextRelease(request: RolloutRequest, answers: Answers, release: Release): Move {
  const deployment = knownDeployment(request, answers);
  const serving = serviceLook(RELEASE.serving, deployment);
  if (!answers.has(serving.id)) {
    return { kind: 'look', steps: [serving] };
  }
  const status = statusOf(answers, serving.id);
  if (status === null) {
    return ended('deploy', { failure: failureOf(serving, answers) });
  }
  const before = servingRevisions(status);
  if (!answers.has(RELEASE.manifest)) {
    return manifestMove(request, answers, { release, status });
  }
  const replace = replaceStep(deployment, request.folder);
  if (!answers.has(replace.id)) {
    return { kind: 'change', step: replace };
  }
  const candidateLook = serviceLook(RELEASE.candidate, deployment);
  const after = serviceLook(RELEASE.after, deployment);
  const giveUp = (outcome: Outcome, step: Step, known: Partial<End> = {}): Move => {
    if (!answers.has(after.id)) {
      return { kind: 'look', steps: [after] };
    }
    const now = statusOf(answers, after.id);
    return ended(outcome, {
      failure: failureOf(step, answers),
      before,
      after: now === null ? null : servingRevisions(now),
      ...known,
    });
  };
  if (failed(answers, replace.id)) {
    return giveUp('deploy', replace);
  }
  if (!answers.has(candidateLook.id)) {
    return { kind: 'look', steps: [candidateLook] };
  }
  const created = statusOf(answers, candidateLook.id);
  const candidate = created === null ? null : candidateOf(created);
  if (candidate === null) {
    return giveUp('deploy', candidateLook);
  }
  const { revision } = candidate;
  if (!answers.has(RELEASE.health)) {
    return { kind: 'check', id: RELEASE.health, candidate };
  }
  if (!succeeded(answers, RELEASE.health)) {
    const check: Step = { ...candidateLook, id: RELEASE.health, title: `Check of ${revision}` };
    return giveUp('candidate', check, { revision });
  }
  const traffic = trafficStep(deployment, revision);
  if (!answers.has(traffic.id)) {
    return { kind: 'change', step: traffic };
  }
  if (failed(answers, traffic.id)) {
    return giveUp('traffic', traffic, { revision });
  }
  return ended('released', { before, after: [{ revision, percent: 100 }], revision });
}

function manifestMove(
  request: RolloutRequest,
  answers: Answers,
  { release, status }: { readonly release: Release; readonly status: ServiceStatus },
): Move {
  const text = renderService(
    { ...knownDeployment(request, answers), imageVersion: { digest: release.digest } },
    {
      serving: servingRevisions(status),
      ...(release.commit === null ? {} : { commit: labelValue(release.commit) }),
    },
  );
  const errors = errorsOf(validateService(text));
  if (errors.length > 0) {
    const stderr = errors.map(renderFinding).join('\n');
    return ended('deploy', {
      failure: { title: `Manifest ${RELEASE_FILE}`, answer: { code: 1, stdout: '', stderr } },
    });
  }
  return {
    kind: 'write',
    id: RELEASE.manifest,
    files: { [`${request.folder}/${RELEASE_FILE}`]: text },
  };
}

/** What gcloud said of the service; null when it did not, or nothing that is understood. */
function statusOf(answers: Answers, id: string): ServiceStatus | null {
  const answer = answers.get(id);
  if (answer?.code !== 0) {
    return null;
  }
  try {
    return parseServiceStatus(answer.stdout);
  } catch {
    return null;
  }
}

function failureOf({ id, title }: Step, answers: Answers): End['failure'] {
  const answer: Answer | undefined = answers.get(id);
  if (answer === undefined) {
    return null;
  }
  return {
    title,
    answer:
      answer.code === 0
        ? { ...answer, code: 1, stderr: 'gcloud answered something that is not understood' }
        : answer,
  };
}

function ended(outcome: Outcome, known: Partial<End>): Move {
  const nothing = { findings: [], failure: null, before: null, after: null, revision: null };
  return { kind: 'end', end: { outcome, ...nothing, ...known } };
}
