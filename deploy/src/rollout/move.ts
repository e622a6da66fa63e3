import type { Candidate, ManifestFiles, TrafficShare } from '@elevendops/manifests';
import type { Answer, Step } from './step.ts';
import type { Finding } from './survey.ts';

/** What a rollout does next. */
export type Move =
  /** Commands that change nothing: in any order, several at a time. */
  | { readonly kind: 'look'; readonly steps: readonly Step[] }
  /** Asks a person whether to make what is missing, and for the values that it takes. */
  | { readonly kind: 'consent'; readonly id: string; readonly findings: readonly Finding[] }
  | { readonly kind: 'write'; readonly id: string; readonly files: ManifestFiles }
  | { readonly kind: 'change'; readonly step: Step }
  /** Asks the new revision itself. */
  | { readonly kind: 'check'; readonly id: string; readonly candidate: Candidate }
  | { readonly kind: 'end'; readonly end: End };

/** How a rollout ended. */
export type Outcome =
  | 'released'
  /** Something is missing that was not made. */
  | 'prerequisites'
  | 'declined'
  | 'setup'
  | 'build'
  | 'deploy'
  | 'candidate'
  | 'traffic'
  | 'interrupted';

/** Everything that is to be said about the end. */
export interface End {
  readonly outcome: Outcome;
  /** What is not there; empty when that is not why it ended. */
  readonly findings: readonly Finding[];
  /** What went wrong, and at which step. */
  readonly failure: { readonly title: string; readonly answer: Answer } | null;
  /** Who served before; null when it did not come to that. */
  readonly before: readonly TrafficShare[] | null;
  /** Who serves afterwards, as gcloud said; null when it does not say, or nothing was changed. */
  readonly after: readonly TrafficShare[] | null;
  readonly revision: string | null;
}
