import type { Contender } from './contender.ts';

/** No supervision at all: as fast as Node and the kernel allow. */
export const floor: Contender = {
  name: 'floor',
  gates: false,
  restarts: false,
  launch: ({ node, api, uiServer }) => ({
    command: 'sh',
    args: ['-c', '"$0" "$1" & exec "$0" "$2"', node, api, uiServer],
  }),
};
