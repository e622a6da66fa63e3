import type { UpstreamFailure, UpstreamService } from './upstream-error.ts';

/** What to tell a caller about a failed call: which service, what happened, what to do. */
export function failureMessage(
  service: UpstreamService,
  failure: UpstreamFailure,
  status: number | null = null,
): string {
  const answered = status === null ? '' : ` (status ${String(status)})`;
  switch (failure) {
    case 'rate-limit':
      return `${service} takes no more requests for now. Try again in a while.`;
    case 'auth':
      return `${service} does not accept our key or our plan for this${answered}. Ask the operator to check both.`;
    case 'rejected':
      return `${service} rejected what was asked${answered}. Check what was chosen, such as the voice or the model.`;
    case 'error':
      return status === null
        ? `${service} gave an answer that cannot be understood. Try again in a moment.`
        : `${service} failed${answered}. Try again in a moment.`;
    case 'unreachable':
      return `${service} cannot be reached. Try again in a moment.`;
    case 'timeout':
      return `${service} did not answer in time. Try again in a moment.`;
    case 'not-installed':
      return `${service} is not installed. Ask the operator to install it.`;
  }
}
