import { MESSAGE_ROLES } from '@elevendops/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { saidBefore } from './said-before.ts';

const anyMessages = fc.array(
  fc.record({
    role: fc.constantFrom(...MESSAGE_ROLES),
    content: fc.string({ unit: 'binary', maxLength: 400 }),
    timestamp: fc.constant('2026-01-01T00:00:00.000Z'),
    failed: fc.boolean(),
  }),
  { maxLength: 40 },
);

describe('saidBefore', () => {
  it('is short, well-formed, and ends with what was said last', () => {
    fc.assert(
      fc.property(anyMessages, (messages) => {
        const text = saidBefore(messages);
        expect(text === '').toBe(messages.length === 0);
        expect(text.isWellFormed()).toBe(true);
        expect([...text].length).toBeLessThan(4_100);
        expect(text.endsWith(messages.at(-1)?.content ?? '')).toBe(true);
      }),
    );
  });
});
