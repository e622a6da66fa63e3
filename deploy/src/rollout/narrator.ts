import type { Candidate, Deployment } from '@elevendops/manifests';
import type { End } from './move.ts';
import type { Step } from './step.ts';
import type { Finding } from './survey.ts';

/** Tells a person how a rollout goes. */
export interface Narrator {
  readonly looking: (steps: readonly Step[]) => void;
  /** Before it is asked whether to make what is not there. */
  readonly lacking: (findings: readonly Finding[]) => void;
  readonly writing: (paths: readonly string[]) => void;
  readonly changing: (step: Step) => void;
  /** The same step is tried again after a while. */
  readonly waiting: (reason: string) => void;
  readonly checking: (candidate: Candidate) => void;
  readonly ended: (end: End, deployment: Deployment) => void;
}
