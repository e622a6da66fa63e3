import type { Narrator } from './narrator.ts';
import { renderEnd } from './render-end.ts';
import { renderFindings, renderStep } from './render-findings.ts';

/** Where lines go: what was asked for, and everything else. */
export interface Lines {
  readonly out: (line: string) => void;
  readonly err: (line: string) => void;
}

/** Tells of a real rollout. */
export function createTeller({ out, err }: Lines): Narrator {
  return {
    looking(steps) {
      err(
        steps.length === 1
          ? `Looking: ${steps[0]?.title ?? ''}`
          : `Looking at ${String(steps.length)} things …`,
      );
    },
    lacking(findings) {
      err('These things are not there yet:');
      renderFindings(findings).forEach(err);
    },
    writing(paths) {
      err(`Writing ${paths.length === 1 ? (paths[0] ?? '') : `${String(paths.length)} files`}`);
    },
    changing(step) {
      err(`== ${step.title}`);
      err(`$ ${renderStep(step)}`);
    },
    waiting(reason) {
      err(`Not known everywhere yet, waiting: ${reason}`);
    },
    checking({ revision, url }) {
      err(`== Asking ${revision} at ${url}`);
    },
    ended(end, deployment) {
      const line = end.outcome === 'released' ? out : err;
      renderEnd(end, deployment).forEach((text) => {
        line(text);
      });
    },
  };
}
