import { refusalOf } from './refusal.ts';
import type { Answer } from './step.ts';

/** Whether something is there, going by what gcloud said. */
export type Verdict =
  | { readonly state: 'there' }
  | { readonly state: 'missing'; readonly why: string | null }
  /** It may be there: whoever asked may not see it, or the answer was no answer. */
  | { readonly state: 'hidden'; readonly why: string };

/** What reads the answer of a look. */
export type Judge = (answer: Answer) => Verdict;

/** It is there. */
export const THERE: Verdict = { state: 'there' };

/** It is not there. */
export function missing(why: string | null = null): Verdict {
  return { state: 'missing', why };
}

/** There when the command succeeds, and `isThere` holds for its output. */
export function judgedBy(isThere: (stdout: string) => boolean): Judge {
  return (answer) => {
    if (answer.code === 0) {
      try {
        return isThere(answer.stdout) ? THERE : missing();
      } catch {
        return { state: 'hidden', why: 'gcloud answered something that is not understood' };
      }
    }
    const { kind, sentence } = refusalOf(answer);
    return kind === 'absent' ? missing() : { state: 'hidden', why: sentence };
  };
}
