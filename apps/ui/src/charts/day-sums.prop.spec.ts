import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumUp } from './day-sums.ts';

const DAYS = fc.array(
  fc.record({
    date: fc.constantFrom('2026-05-01', '2026-05-02', '2026-05-03'),
    conversations: fc.nat(1_000),
    answered: fc.nat(1_000),
    unanswered: fc.nat(1_000),
  }),
);

describe('sumUp', () => {
  it('adds up as the parts do, whatever way the days are split', () => {
    fc.assert(
      fc.property(DAYS, DAYS, (some, others) => {
        const [one, two, all] = [sumUp(some), sumUp(others), sumUp([...some, ...others])];
        expect(all.conversations).toBe(one.conversations + two.conversations);
        expect(all.questions).toBe(one.questions + two.questions);
        expect(all.questions).toBe(all.answered + all.unanswered);
        expect(all.busiest.conversations).toBe(
          Math.max(one.busiest.conversations, two.busiest.conversations),
        );
      }),
    );
  });
});
