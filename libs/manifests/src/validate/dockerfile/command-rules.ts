import type { Finding } from '../finding.ts';
import { allSteps, at, DOCKER, type Fault, type Subject } from './rule.ts';

/** A fault of commands, and how it is seen in the text of a RUN. */
interface CommandRule extends Fault {
  readonly isBroken: (text: string) => boolean;
}

const RULES: readonly CommandRule[] = [
  {
    rule: 'run.npm-ci',
    source: 'https://docs.npmjs.com/cli/commands/npm-ci',
    message: 'installs what the lockfile does not say: use npm ci',
    isBroken: (text) => /\bnpm\s+(?:install|i|add)\b(?!\s+(?:-g|--global))/.test(text),
  },
  {
    rule: 'run.pipe-to-shell',
    source: DOCKER.practices,
    message: 'runs what nobody checks: save it, compare its checksum, then run it',
    isBroken: (text) => /\b(?:curl|wget)\b[^|;&]*\|\s*(?:sudo\s+)?(?:ba|da|z)?sh\b/.test(text),
  },
  {
    rule: 'run.sudo',
    source: DOCKER.practices,
    message: 'a build is root already',
    isBroken: (text) => /(?:^|[\s;&|])sudo\s/.test(text),
  },
  {
    rule: 'run.apt-recommends',
    source: DOCKER.practices,
    severity: 'warning',
    message: 'installs more than it names: add --no-install-recommends',
    isBroken: (text) => installs(text) && !text.includes('--no-install-recommends'),
  },
  {
    rule: 'run.apt-lists',
    source: DOCKER.practices,
    severity: 'warning',
    message: 'keeps the package lists in the layer: remove /var/lib/apt/lists/* in the same RUN',
    isBroken: (text) => installs(text) && !text.includes('/var/lib/apt/lists'),
  },
  {
    rule: 'run.apt-update',
    source: DOCKER.practices,
    severity: 'warning',
    message: 'is cached apart from what it is for: join it with its apt-get install',
    isBroken: (text) => /\bapt-get\s+(?:-\S+\s+)*update\b/.test(text) && !installs(text),
  },
];

/** What commands of a build should not do. */
export function checkCommands(subject: Subject): Finding[] {
  return allSteps(subject)
    .filter(({ keyword }) => keyword === 'RUN')
    .flatMap((step) =>
      RULES.filter(({ isBroken }) => isBroken(step.text)).map(({ isBroken: _, ...fault }) =>
        at(step, fault),
      ),
    );
}

function installs(text: string): boolean {
  return /\bapt-get\s+(?:-\S+\s+)*install\b/.test(text);
}
