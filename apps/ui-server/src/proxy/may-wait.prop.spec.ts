import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_ATTEMPTS, mayWait, type Unanswered } from './may-wait.ts';

const unanswered: fc.Arbitrary<Unanswered> = fc.record({
  method: fc.oneof(
    fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE', 'POST', 'PATCH'),
    fc.string(),
  ),
  isHealth: fc.boolean(),
  maybeReceived: fc.boolean(),
  isBodyKept: fc.boolean(),
  attempts: fc.nat(2 * MAX_ATTEMPTS),
});

describe('mayWait', () => {
  it('never lets a request be repeated that is not idempotent and may have been received', () => {
    fc.assert(
      fc.property(unanswered, fc.constantFrom('POST', 'PATCH', 'post'), (request, method) => {
        expect(mayWait({ ...request, method, maybeReceived: true })).toBe(false);
      }),
    );
  });

  it('never lets a question for health wait, nor a request whose body is gone', () => {
    fc.assert(
      fc.property(unanswered, (request) => {
        expect(mayWait({ ...request, isHealth: true })).toBe(false);
        expect(mayWait({ ...request, isBodyKept: false })).toBe(false);
      }),
    );
  });

  it('lets any request wait that never reached the API', () => {
    fc.assert(
      fc.property(unanswered, (request) => {
        const unsent = { ...request, isHealth: false, maybeReceived: false, isBodyKept: true };
        expect(mayWait(unsent)).toBe(true);
      }),
    );
  });

  it('repeats an idempotent request a few times and no more', () => {
    fc.assert(
      fc.property(fc.constantFrom('GET', 'HEAD', 'OPTIONS', 'PUT', 'DELETE'), (method) => {
        let attempts = 1;
        const base = { method, isHealth: false, maybeReceived: true, isBodyKept: true };
        while (mayWait({ ...base, attempts })) {
          attempts += 1;
        }
        expect(attempts).toBe(MAX_ATTEMPTS);
      }),
    );
  });

  it('is never more willing when less is certain', () => {
    fc.assert(
      fc.property(unanswered, (request) => {
        const lessCertain = { ...request, maybeReceived: true, attempts: request.attempts + 1 };
        expect(mayWait(lessCertain) && !mayWait(request)).toBe(false);
      }),
    );
  });
});
