import { failureMessage } from '../failure-message.ts';
import { UpstreamError, type UpstreamFailure } from '../upstream-error.ts';

/** An error of ElevenLabs that no HTTP status told; `message` replaces the usual one. */
export function elevenLabsError(failure: UpstreamFailure, message?: string): UpstreamError {
  const service = 'ElevenLabs';
  return new UpstreamError(message ?? failureMessage(service, failure), { service, failure });
}
