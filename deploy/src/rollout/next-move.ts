import { engineOf, sourceLooks, tagOf } from './basics.ts';
import type { End, Move, Outcome } from './move.ts';
import { nextRelease } from './next-release.ts';
import { buildSteps, digestLook, RELEASE } from './release-steps.ts';
import type { RolloutRequest } from './request.ts';
import { failed, succeeded, type Answers, type Step } from './step.ts';
import { filesOf, knownDeployment, makingStep, survey, type Finding } from './survey.ts';

/** What is known of a rollout that is under way. */
export interface Progress {
  readonly answers: Answers;
  /** Variables whose values are at hand, for the secrets. */
  readonly inputs: ReadonlySet<string>;
}

/** The next move of a rollout: looks before it changes, and ends at the first thing that fails. */
export function nextMove(request: RolloutRequest, progress: Progress): Move {
  return nextSetup(request, progress) ?? nextBuild(request, progress.answers);
}

/** Looks, and makes what is missing; null when everything is there. */
function nextSetup(request: RolloutRequest, { answers, inputs }: Progress): Move | null {
  const findings = survey(request, answers);
  const hasFiles = answers.has(RELEASE.files);
  const pending = findings.filter(({ state }) => state === 'pending').flatMap(({ looks }) => looks);
  const looks = unanswered([...(request.isBuilt ? [] : sourceLooks()), ...pending], answers);
  if (looks.length > 0) {
    return { kind: 'look', steps: looks };
  }
  const making = request.setup.flatMap(({ step }) =>
    step.create.map((command) => makingStep(step, command)),
  );
  const broken = making.find(({ id }) => failed(answers, id));
  if (broken !== undefined) {
    return ending('setup', answers, broken);
  }
  const absent = findings.filter(({ state }) => state !== 'there');
  // Some of the commands that are named read them.
  if (absent.some(({ setup, state }) => setup !== null && state === 'missing') && !hasFiles) {
    return writing(request, answers);
  }
  if (absent.some((finding) => isForPerson(finding, request))) {
    return end('prerequisites', { findings: absent });
  }
  // Without set-up, what may not be seen is taken to be there.
  const missing = absent.filter(({ state }) => state !== 'hidden');
  if (missing.length === 0) {
    return null;
  }
  if (request.skipSetup) {
    return end('prerequisites', { findings: missing });
  }
  if (!answers.has(RELEASE.consent)) {
    return { kind: 'consent', id: RELEASE.consent, findings: missing };
  }
  if (!succeeded(answers, RELEASE.consent)) {
    return end('declined', { findings: missing });
  }
  const unsaid = missing.filter(({ setup }) => {
    const variable = setup?.input?.variable;
    return variable !== undefined && !inputs.has(variable);
  });
  if (unsaid.length > 0) {
    return end('prerequisites', { findings: unsaid });
  }
  const next = missing
    .filter(({ state }) => state === 'missing')
    .flatMap(({ setup }) => setup?.create.map((command) => makingStep(setup, command)) ?? [])
    .find(({ id }) => !answers.has(id));
  return next === undefined
    ? end('prerequisites', { findings: missing })
    : { kind: 'change', step: next };
}

/** Whether no set-up, or none of this person, can help. */
function isForPerson({ state, setup }: Finding, { skipSetup }: RolloutRequest): boolean {
  return state === 'hidden' ? !skipSetup : setup === null;
}

function nextBuild(request: RolloutRequest, answers: Answers): Move {
  if (!answers.has(RELEASE.files)) {
    return writing(request, answers);
  }
  const { imageVersion } = request.deployment;
  if (request.isBuilt && 'digest' in imageVersion) {
    return nextRelease(request, answers, { digest: imageVersion.digest, commit: null });
  }
  const tag =
    request.isBuilt && 'tag' in imageVersion ? imageVersion.tag : tagOf(answers, request.stamp);
  const deployment = knownDeployment(request, answers);
  const steps = request.isBuilt
    ? []
    : buildSteps(deployment, tag, {
        folder: request.folder,
        engine: request.isLocal ? engineOf(answers) : null,
      });
  for (const step of [...steps, digestLook(deployment, tag)]) {
    if (failed(answers, step.id)) {
      return ending('build', answers, step);
    }
    if (!answers.has(step.id)) {
      return step.effect === 'look' ? { kind: 'look', steps: [step] } : { kind: 'change', step };
    }
  }
  const digest = answers.get(RELEASE.digest)?.stdout.trim() ?? '';
  if (!/^sha256:[0-9a-f]{64}$/.test(digest)) {
    const stderr = `gcloud gives "${digest}" as the digest of the image`;
    const failure = { title: 'Digest of the image', answer: { code: 1, stdout: digest, stderr } };
    return end('build', { failure });
  }
  return nextRelease(request, answers, { digest, commit: tag });
}

function writing(request: RolloutRequest, answers: Answers): Move {
  const files = Object.entries(filesOf(request, answers)).map(
    ([path, text]) => [`${request.folder}/${path}`, text] as const,
  );
  return { kind: 'write', id: RELEASE.files, files: Object.fromEntries(files) };
}

/** Those that were not made, each once. */
function unanswered(steps: readonly Step[], answers: Answers): readonly Step[] {
  const byId = new Map(steps.map((step) => [step.id, step] as const));
  return [...byId.values()].filter(({ id }) => !answers.has(id));
}

function ending(outcome: Outcome, answers: Answers, { id, title }: Step): Move {
  const answer = answers.get(id);
  return end(outcome, { failure: answer === undefined ? null : { title, answer } });
}

function end(outcome: Outcome, known: Partial<End>): Move {
  const nothing = { findings: [], failure: null, before: null, after: null, revision: null };
  return { kind: 'end', end: { outcome, ...nothing, ...known } };
}
