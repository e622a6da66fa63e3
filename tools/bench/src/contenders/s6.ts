import { join } from 'node:path';
import { debianEnvironment } from '../peers/debian-environment.ts';
import type { Contender } from './contender.ts';
import { writeRunFolder } from './run-folder.ts';

const OVERLAY =
  'mount -t overlay overlay -o "lowerdir=$0:/usr/bin" /usr/bin && exec s6-svscan "$1"';

/** https://skarnet.org/software/s6 */
export const s6: Contender = {
  name: 's6',
  gates: false,
  restarts: true,
  launch(workload, { debian }) {
    return debian === null
      ? null
      : {
          // Its programs look for one another in /usr/bin alone: there they are, for itself.
          command: 'unshare',
          args: ['--mount', 'sh', '-c', OVERLAY, join(debian, 'usr/bin'), writeRunFolder(workload)],
          env: debianEnvironment(debian),
        };
  },
};
