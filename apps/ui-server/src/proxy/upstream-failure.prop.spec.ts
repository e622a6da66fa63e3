import { errorEnvelopeSchema } from '@elevendops/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemOf } from './upstream-failure.ts';

const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS');
const code = fc.oneof(
  fc.string(),
  fc.constantFrom('ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'HPE_INVALID_CONSTANT'),
  fc.constantFrom('ERR_UPSTREAM_TIMEOUT', 'ERR_BODY_TOO_LARGE', 'ERR_NO_REPLY'),
);

describe('problemOf', () => {
  it('makes an error reply that is within the contract of any error', () => {
    fc.assert(
      fc.property(code, method, fc.boolean(), (failure, verb, maybeReceived) => {
        const problem = problemOf({ code: failure, method: verb, maybeReceived, maxBodyBytes: 10 });
        expect(problem.status).toBeGreaterThanOrEqual(400);
        const envelope = { ...problem, error_code: problem.code, request_id: 'id' };
        expect(errorEnvelopeSchema.safeParse(envelope).success).toBe(true);
        expect(problem.status === 503).toBe(problem.headers?.['Retry-After'] !== undefined);
      }),
    );
  });

  it('never invites to repeat a POST or PATCH that the API may have received', () => {
    fc.assert(
      fc.property(code, fc.constantFrom('POST', 'PATCH'), (failure, verb) => {
        const sent = { code: failure, method: verb, maybeReceived: true, maxBodyBytes: 10 };
        expect(problemOf(sent).retryable).toBe(false);
      }),
    );
  });
});
