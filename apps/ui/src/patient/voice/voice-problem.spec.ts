import { describe, expect, it } from 'vitest';
import { ApiError } from '../../api/api-error.ts';
import { voiceTroubleOf } from './voice-problem.ts';

describe('voiceTroubleOf', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'noMicrophone'],
    ['NotReadableError', 'microphoneBusy'],
    ['SyntaxError', 'failed'],
  ])('takes %s for %s', (name, problem) => {
    expect(voiceTroubleOf(new DOMException('no', name))).toBe(problem);
  });

  it('tells our own server’s failure apart from that of the voice', () => {
    const error = new ApiError('busy', { code: 'RATE_LIMITED', retryable: true });
    expect(voiceTroubleOf(error)).toEqual({ api: 'busy' });
    expect(voiceTroubleOf(new Error('The connection was closed'))).toBe('failed');
  });
});
