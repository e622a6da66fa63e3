import type { UpstreamFailure } from './upstream-error.ts';

/** What a status that is no success means; a redirect counts as a failure of the service. */
export function failureOfStatus(status: number): UpstreamFailure {
  switch (status) {
    case 401:
    case 402: // the plan of the account does not include what was asked
    case 403:
      return 'auth';
    case 408:
      return 'timeout';
    case 425: // "too early": the same request may succeed later
      return 'error';
    case 429:
      return 'rate-limit';
    default:
      return status >= 400 && status < 500 ? 'rejected' : 'error';
  }
}
