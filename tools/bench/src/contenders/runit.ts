import { join } from 'node:path';
import { debianEnvironment } from '../peers/debian-environment.ts';
import type { Contender } from './contender.ts';
import { writeRunFolder } from './run-folder.ts';

/** https://smarden.org/runit */
export const runit: Contender = {
  name: 'runit',
  gates: false,
  restarts: true,
  launch(workload, { debian }) {
    return debian === null
      ? null
      : {
          command: join(debian, 'usr/bin/runsvdir'),
          args: ['-P', writeRunFolder(workload)],
          env: debianEnvironment(debian),
          // SIGTERM ends it alone and leaves the services behind.
          stopSignal: 'SIGHUP',
        };
  },
};
