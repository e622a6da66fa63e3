import type { Contender } from './contender.ts';

/** The supervisor of this repository. */
export const ours: Contender = {
  name: 'ours',
  gates: true,
  restarts: true,
  launch: ({ node, supervisor }) => ({ command: node, args: [supervisor] }),
};
