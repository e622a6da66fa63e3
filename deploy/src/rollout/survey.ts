import {
  projectFiles,
  renderCommand,
  type Command,
  type ManifestFiles,
  type SetupStep,
} from '@elevendops/manifests';
import { basics, LOOKS, numberOf } from './basics.ts';
import type { Fix } from './fix.ts';
import { apisMissing, apisOf, isEnabling, type SetupItem } from './look-at-setup.ts';
import type { RolloutRequest } from './request.ts';
import { succeeded, type Answer, type Answers, type Step } from './step.ts';
import type { Verdict } from './verdict.ts';

/** One thing that a deployment needs, and whether it is there. */
export interface Finding {
  readonly title: string;
  /**
   * `pending`: it can be looked at, and was not yet. `unseen`: it cannot be, before something else is there.
   * `hidden`: it was looked at, and nobody knows.
   */
  readonly state: 'there' | 'missing' | 'hidden' | 'pending' | 'unseen';
  readonly why: string | null;
  readonly fixes: readonly Fix[];
  readonly looks: readonly Step[];
  /** The step of the set-up that makes it; null for what a person sees to. */
  readonly setup: SetupStep | null;
}

/** What is known by now of everything that a deployment needs, in the order in which it is made. */
export function survey(request: RolloutRequest, answers: Answers): readonly Finding[] {
  const ofPerson: Finding[] = [];
  const there = new Set<string>();
  for (const { id, title, looks, judge, after, fixes } of basics(request)) {
    const given = answersTo(looks, answers);
    const finding = { title, fixes, looks, setup: null };
    if (!after.every((other) => there.has(other))) {
      ofPerson.push({ ...finding, state: 'unseen', why: null });
    } else if (given === null) {
      ofPerson.push({ ...finding, state: 'pending', why: null });
    } else {
      const verdict = judge(given);
      if (verdict.state === 'there') {
        there.add(id);
      }
      ofPerson.push({ ...finding, ...spoken(verdict) });
    }
  }
  return [...ofPerson, ...surveySetup(request, answers, there.has(LOOKS.project))];
}

/** The deployment with the number of its project, once that was asked for. */
export function knownDeployment(
  { deployment }: RolloutRequest,
  answers: Answers,
): RolloutRequest['deployment'] {
  return { ...deployment, projectNumber: numberOf(answers) ?? deployment.projectNumber };
}

/** The files of the project, by their paths in its folder. */
export function filesOf(request: RolloutRequest, answers: Answers): ManifestFiles {
  return projectFiles(knownDeployment(request, answers), request.repository, request.folder);
}

/** A command of the set-up as a step. */
export function makingStep({ title, input }: SetupStep, command: Command): Step {
  const id = `make: ${renderCommand(command)}`;
  return { id, title, command, effect: 'change', ...(input === undefined ? {} : { input }) };
}

function surveySetup(
  { setup }: RolloutRequest,
  answers: Answers,
  hasProject: boolean,
): readonly Finding[] {
  const off = apisOff(setup, answers);
  return setup.map(({ step, look, judge, api }) => {
    const finding = {
      title: step.title,
      fixes: step.create.map((command): Fix =>
        step.input === undefined ? { command } : { command, variable: step.input.variable },
      ),
      looks: [look],
      setup: step,
    };
    if (isMade(step, answers)) {
      return { ...finding, state: 'there', why: null };
    }
    if (!hasProject || (api !== null && (off === null || off.has(api)))) {
      return { ...finding, state: 'unseen', why: null };
    }
    const answer = answers.get(look.id);
    return answer === undefined
      ? { ...finding, state: 'pending', why: null }
      : { ...finding, ...spoken(judge(answer)) };
  });
}

/** The APIs that are off; null before that was asked. */
function apisOff(setup: readonly SetupItem[], answers: Answers): ReadonlySet<string> | null {
  const enabling = setup.find(({ step }) => step.create.some(isEnabling));
  if (enabling === undefined || isMade(enabling.step, answers)) {
    return new Set();
  }
  const answer = answers.get(enabling.look.id);
  if (answer === undefined) {
    return null;
  }
  // Whoever may not list them may see the things themselves.
  return answer.code === 0
    ? new Set(apisMissing(enabling.step.create.flatMap(apisOf), answer.stdout))
    : new Set();
}

function isMade(step: SetupStep, answers: Answers): boolean {
  return step.create.every((command) => succeeded(answers, makingStep(step, command).id));
}

function answersTo(looks: readonly Step[], answers: Answers): readonly Answer[] | null {
  const given = looks.flatMap(({ id }) => answers.get(id) ?? []);
  return given.length === looks.length ? given : null;
}

function spoken(verdict: Verdict): Pick<Finding, 'state' | 'why'> {
  return { state: verdict.state, why: verdict.state === 'there' ? null : verdict.why };
}
