import { elevenLabsError } from '../../upstream/elevenlabs/index.ts';
import type { UpstreamError, UpstreamFailure } from '../../upstream/index.ts';

/** What the code means with which the platform closed a conversation. */
export function failureOfCloseCode(code: number): UpstreamFailure {
  switch (code) {
    case 1008: // a policy: a signature that is not valid, an override that the agent does not allow
    case 3000: // unauthorised
    case 3003: // forbidden
      return 'auth';
    case 1001: // the other side goes away
    case 1006: // cut without a word
    case 1012: // the service restarts
      return 'unreachable';
    case 1013: // try again later
      return 'rate-limit';
    case 3008:
      return 'timeout';
    default:
      return 'error';
  }
}

/** What is thrown to whoever still wants to say something. */
export function closeError(code: number): UpstreamError {
  return code === 1000
    ? elevenLabsError('error', 'ElevenLabs ended the conversation. Say it again to go on.')
    : elevenLabsError(failureOfCloseCode(code));
}
