import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { debianEnvironment } from '../peers/debian-environment.ts';
import type { Contender } from './contender.ts';

/** http://supervisord.org, with its defaults. */
export const supervisord: Contender = {
  name: 'supervisord',
  gates: false,
  restarts: true,
  launch({ node, api, uiServer, folder }, { debian }) {
    if (debian === null) {
      return null;
    }
    const file = join(folder, 'supervisord.conf');
    const program = (name: string, path: string): string =>
      `[program:${name}]\ncommand=${node} ${path}\nautorestart=true\n`;
    const daemon = `[supervisord]\nnodaemon=true\nuser=root\nlogfile=${folder}/log\npidfile=${folder}/pid\n`;
    writeFileSync(file, [daemon, program('api', api), program('ui', uiServer)].join('\n'));
    return {
      // The packages belong to the interpreter that Debian ships.
      command: '/usr/bin/python3',
      args: [join(debian, 'usr/bin/supervisord'), '-c', file],
      env: debianEnvironment(debian),
    };
  },
};
