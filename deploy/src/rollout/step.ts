import type { Command, SecretInput } from '@elevendops/manifests';

/** One command of a rollout. */
export interface Step {
  /** By which its answer is remembered; two looks with one command share it. */
  readonly id: string;
  readonly title: string;
  readonly command: Command;
  /** A look may be repeated, and several go on at a time; a change is made once. */
  readonly effect: 'look' | 'change';
  /** Goes to the standard input. */
  readonly input?: SecretInput;
}

/** What a command left behind. */
export interface Answer {
  /** Null when there is no such program. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Answers so far, by the ids of steps. */
export type Answers = ReadonlyMap<string, Answer>;

/** True when there is an answer, and it is a good one. */
export function succeeded(answers: Answers, id: string): boolean {
  return answers.get(id)?.code === 0;
}

/** True when there is an answer, and it is a bad one. */
export function failed(answers: Answers, id: string): boolean {
  const answer = answers.get(id);
  return answer !== undefined && answer.code !== 0;
}
