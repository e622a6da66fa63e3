import { join } from 'node:path';
import type { Contender } from './contender.ts';

/** https://github.com/open-cli-tools/concurrently, told to start again whatever ends. */
export const concurrently: Contender = {
  name: 'concurrently',
  gates: false,
  restarts: true,
  launch: ({ node, api, uiServer }, { workspace }) => ({
    command: node,
    args: [
      join(workspace, 'concurrently/dist/bin/index.js'),
      '--restart-tries',
      '-1',
      `"${node}" "${api}"`,
      `"${node}" "${uiServer}"`,
    ],
  }),
};
