import type { Candidate } from '@elevendops/manifests';
import type { End, Move } from './move.ts';
import type { Narrator } from './narrator.ts';
import { nextMove, type Progress } from './next-move.ts';
import { refusalOf } from './refusal.ts';
import type { RolloutRequest } from './request.ts';
import type { Answer, Step } from './step.ts';
import { knownDeployment, type Finding } from './survey.ts';

/** What a person said when asked whether to make what is missing. */
export interface Consent {
  readonly isGiven: boolean;
  /** Values of secrets by their variables. */
  readonly values: ReadonlyMap<string, string>;
}

/** What a rollout touches of the world. */
export interface RolloutWorld {
  /** Runs a command; the value goes to its standard input. */
  readonly perform: (step: Step, value?: string) => Promise<Answer>;
  readonly writeText: (path: string, text: string) => void;
  readonly consent: (findings: readonly Finding[]) => Promise<Consent>;
  /** Null when the candidate is ready, or why it is not. */
  readonly check: (candidate: Candidate) => Promise<string | null>;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** True once somebody asked to stop. */
  readonly isInterrupted: () => boolean;
  readonly narrator: Narrator;
  /** How many looks go on at a time. @default 4 */
  readonly looksAtATime?: number;
}

const PAUSE_MS = 10_000;
const MOST_TRIES = 7;
/** How the ids of steps of the set-up begin. */
const MAKING = 'make: ';
const DONE: Answer = { code: 0, stdout: '', stderr: '' };
const INTERRUPTED: End = {
  outcome: 'interrupted',
  ...{ findings: [], failure: null, before: null, after: null, revision: null },
};

/** Carries a rollout out, move by move, until it ends. */
export async function carryOut(request: RolloutRequest, world: RolloutWorld): Promise<End> {
  const answers = new Map<string, Answer>();
  const values = new Map<string, string>();
  for (;;) {
    const progress: Progress = { answers, inputs: new Set(values.keys()) };
    const move = nextMove(request, progress);
    const isReleased = move.kind === 'end' && move.end.outcome === 'released';
    // What is interrupted fails, and then the interruption is the reason.
    if (move.kind === 'end' || world.isInterrupted()) {
      const end =
        move.kind === 'end' && (isReleased || !world.isInterrupted()) ? move.end : INTERRUPTED;
      world.narrator.ended(end, knownDeployment(request, answers));
      return end;
    }
    await make(move, { world, answers, values });
  }
}

interface Memory {
  readonly world: RolloutWorld;
  readonly answers: Map<string, Answer>;
  readonly values: Map<string, string>;
}

async function make(move: Exclude<Move, { kind: 'end' }>, memory: Memory): Promise<void> {
  const { world, answers, values } = memory;
  const { narrator } = world;
  switch (move.kind) {
    case 'look':
      narrator.looking(move.steps);
      await lookAtAll(move.steps, memory);
      return;
    case 'consent': {
      narrator.lacking(move.findings);
      const said = await world.consent(move.findings);
      for (const [variable, value] of said.values) {
        values.set(variable, value);
      }
      answers.set(move.id, { ...DONE, code: said.isGiven ? 0 : 1 });
      return;
    }
    case 'write':
      narrator.writing(Object.keys(move.files));
      for (const [path, text] of Object.entries(move.files)) {
        world.writeText(path, text);
      }
      answers.set(move.id, DONE);
      return;
    case 'change':
      narrator.changing(move.step);
      answers.set(move.step.id, await insist(move.step, memory));
      return;
    case 'check': {
      narrator.checking(move.candidate);
      const reason = await world.check(move.candidate);
      answers.set(move.id, reason === null ? DONE : { code: 1, stdout: '', stderr: reason });
    }
  }
}

async function lookAtAll(steps: readonly Step[], memory: Memory): Promise<void> {
  const { world, answers } = memory;
  const waiting = [...steps];
  const look = async (): Promise<void> => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      answers.set(step.id, await insist(step, memory));
    }
  };
  await Promise.all(Array.from({ length: world.looksAtATime ?? 4 }, look));
}

/** What was made a moment ago is not known everywhere at once: an API, an account. Such a step is repeated. */
async function insist(step: Step, { world, answers, values }: Memory): Promise<Answer> {
  const value = step.input === undefined ? undefined : values.get(step.input.variable);
  for (let attempt = 1; ; attempt += 1) {
    const answer = await world.perform(step, value);
    if (answer.code === 0 || attempt === MOST_TRIES || !isEarly(step, answer, answers)) {
      return answer;
    }
    world.narrator.waiting(refusalOf(answer).sentence);
    await world.sleep(PAUSE_MS);
  }
}

/** Whether it failed for something that this run made, and that will be known soon. */
function isEarly({ effect }: Step, answer: Answer, answers: ReadonlyMap<string, Answer>): boolean {
  const { kind, sentence } = refusalOf(answer);
  const isAccount = kind === 'absent' && effect === 'change' && /service account/i.test(sentence);
  return (kind === 'api' || isAccount) && [...answers.keys()].some((id) => id.startsWith(MAKING));
}
