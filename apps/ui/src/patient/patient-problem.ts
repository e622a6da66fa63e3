import type { ApiErrorCode } from '../api/api-error.ts';

/** What a patient is told about an error: few kinds, each with its sentence. */
export type PatientProblem =
  'connection' | 'busy' | 'agent' | 'gone' | 'ended' | 'refused' | 'ours';

const PROBLEMS: Readonly<Record<ApiErrorCode, PatientProblem>> = {
  NETWORK_ERROR: 'connection',
  TIMEOUT: 'connection',
  REQUEST_TIMEOUT: 'connection',
  API_UNAVAILABLE: 'connection',
  STORE_UNAVAILABLE: 'connection',
  DRAINING: 'connection',
  CANCELLED: 'connection',
  BUSY: 'busy',
  RATE_LIMITED: 'busy',
  UPSTREAM_RATE_LIMIT: 'busy',
  CONFLICT: 'busy',
  UPSTREAM_AUTH: 'agent',
  UPSTREAM_REJECTED: 'agent',
  UPSTREAM_ERROR: 'agent',
  UPSTREAM_UNREACHABLE: 'agent',
  UPSTREAM_TIMEOUT: 'agent',
  UPSTREAM_NOT_INSTALLED: 'agent',
  NOT_FOUND: 'gone',
  SESSION_ENDED: 'ended',
  VALIDATION_ERROR: 'refused',
  PAYLOAD_TOO_LARGE: 'refused',
  UNSUPPORTED_MEDIA_TYPE: 'ours',
  UNREADABLE_FILE: 'ours',
  RANGE_NOT_SATISFIABLE: 'ours',
  METHOD_NOT_ALLOWED: 'ours',
  DEMO_MODE: 'ours',
  INTERNAL_SERVER_ERROR: 'ours',
  UNEXPECTED_REPLY: 'ours',
  UNFAMILIAR_CODE: 'ours',
};

/** @see PatientProblem */
export function patientProblem(code: ApiErrorCode): PatientProblem {
  return PROBLEMS[code];
}

const PAUSES_MS = [2_000, 4_000, 8_000];
const LONGEST_PAUSE_MS = 15_000;
// About ten minutes: whoever is still there by then has looked at the page.
const MOST_ATTEMPTS = 42;

/** How long to wait before a lost message is sent again by itself; null when only the patient can decide. */
export function pauseBeforeRetry(code: ApiErrorCode, attempts: number): number | null {
  return patientProblem(code) === 'connection' && attempts < MOST_ATTEMPTS
    ? (PAUSES_MS[attempts - 1] ?? LONGEST_PAUSE_MS)
    : null;
}
