import type { Outcome } from './move.ts';

/** What `npm run deploy` tells by its exit code. */
export const ROLLOUT_EXITS: Readonly<Record<Outcome, { code: number; meaning: string }>> = {
  released: { code: 0, meaning: 'the new revision serves' },
  prerequisites: { code: 10, meaning: 'something is missing that was not, or cannot be, made' },
  declined: { code: 11, meaning: 'the set-up was declined, or nobody could be asked' },
  setup: { code: 12, meaning: 'a step of the set-up failed' },
  build: { code: 13, meaning: 'there is no image' },
  deploy: { code: 14, meaning: 'the new revision did not start; traffic stayed' },
  candidate: { code: 15, meaning: 'the new revision did not answer; traffic stayed' },
  traffic: { code: 16, meaning: 'the new revision is well, but traffic could not be moved' },
  interrupted: { code: 130, meaning: 'interrupted' },
};
