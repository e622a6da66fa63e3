import { UpstreamError, type UpstreamFailure } from '../../upstream/upstream-error.ts';

const SERVICE = 'the offline voice';
const BUSY_SECONDS = 5;

const MESSAGES = {
  'not-installed':
    'Offline speech is not installed. Run "npm ci" with its optional packages, or set ELEVENLABS_API_KEY.',
  closed: 'The offline voice is being shut down.',
  busy: `The offline voice has too much to say at the moment. Try again in ${String(BUSY_SECONDS)} seconds.`,
  slow: 'The offline voice took too long. Try again, with a shorter text if it happens again.',
  died: 'The offline voice ended unexpectedly. Try again.',
  confused:
    'The offline voice gave an answer that cannot be understood. Install one of this version.',
  'too-long': 'The text is too long for the offline voice. Speak it in shorter parts.',
} as const;

/** What can go wrong with the offline voice. */
export type VoiceTrouble = keyof typeof MESSAGES;

const FAILURES: Readonly<Record<VoiceTrouble, UpstreamFailure>> = {
  'not-installed': 'not-installed',
  closed: 'unreachable',
  busy: 'rate-limit',
  slow: 'timeout',
  died: 'error',
  confused: 'error',
  'too-long': 'rejected',
};

/** The error that tells a caller of this trouble, and what to do. */
export function voiceError(trouble: VoiceTrouble, cause?: unknown): UpstreamError {
  return new UpstreamError(MESSAGES[trouble], {
    service: SERVICE,
    failure: FAILURES[trouble],
    cause,
    ...(trouble === 'busy' ? { retryAfterSeconds: BUSY_SECONDS } : {}),
  });
}

/** The error for a language that is not spoken offline. */
export function unspokenLanguageError(code: string): UpstreamError {
  const named = /^[\w-]{1,20}$/.test(code) ? ` "${code}"` : '';
  return new UpstreamError(
    `The offline voice does not speak the language${named}. Choose another one, or set ELEVENLABS_API_KEY.`,
    { service: SERVICE, failure: 'rejected' },
  );
}
