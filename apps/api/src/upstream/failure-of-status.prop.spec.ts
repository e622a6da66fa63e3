import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { failureMessage } from './failure-message.ts';
import { failureOfStatus } from './failure-of-status.ts';

describe('failureOfStatus', () => {
  it.each([
    [302, 'error'],
    [400, 'rejected'],
    [401, 'auth'],
    [402, 'auth'],
    [403, 'auth'],
    [404, 'rejected'],
    [408, 'timeout'],
    [409, 'rejected'],
    [422, 'rejected'],
    [425, 'error'],
    [429, 'rate-limit'],
    [500, 'error'],
    [503, 'error'],
    [504, 'error'],
  ])('takes %d for %s', (status, failure) => {
    expect(failureOfStatus(status)).toBe(failure);
  });

  it('puts the blame on the caller only for what a client did wrong', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), (status) => {
        if (failureOfStatus(status) === 'rejected') {
          expect(Math.floor(status / 100)).toBe(4);
        }
      }),
    );
  });
});

describe('failureMessage', () => {
  it('names the service, and says what to do', () => {
    const failures = [
      'rate-limit',
      'auth',
      'rejected',
      'error',
      'unreachable',
      'timeout',
      'not-installed',
    ] as const;
    for (const failure of failures) {
      expect(failureMessage('Gemini', failure, 418)).toMatch(
        /^Gemini .+\. (?:Try|Ask|Check) .+\.$/,
      );
    }
  });
});
