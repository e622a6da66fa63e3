import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Contender } from './contender.ts';

/** https://pm2.keymetrics.io, as it is meant to run in a container. */
export const pm2Runtime: Contender = {
  name: 'pm2-runtime',
  gates: false,
  restarts: true,
  launch({ node, api, uiServer, folder }, { pm2 }) {
    if (pm2 === null) {
      return null;
    }
    const file = join(folder, 'ecosystem.config.cjs');
    // The servers would take pm2's own line to them for that of a supervisor, and wait for its commands.
    const app = (name: string, program: string) => ({
      name,
      script: '/usr/bin/env',
      args: ['-u', 'NODE_CHANNEL_FD', node, program],
      interpreter: 'none',
    });
    const apps = [app('api', api), app('ui', uiServer)];
    writeFileSync(file, `module.exports = ${JSON.stringify({ apps })};\n`);
    return {
      command: node,
      args: [join(pm2, 'pm2/bin/pm2-runtime'), 'start', file],
      env: { PM2_HOME: join(folder, 'pm2') },
    };
  },
};
