import type { Answer } from './step.ts';

/** Why gcloud did not do what it was asked to. */
export type RefusalKind =
  'no-program' | 'login' | 'api' | 'billing' | 'permission' | 'quota' | 'absent' | 'other';

/** A refusal, and gcloud's own sentence about it. */
export interface Refusal {
  readonly kind: RefusalKind;
  readonly sentence: string;
}

const LONGEST_SENTENCE = 400;

/** In this order: a message about an API or billing often begins with PERMISSION_DENIED. */
const SIGNS: readonly (readonly [RefusalKind, RegExp])[] = [
  [
    'login',
    /active account selected|reauthenticat|refreshing your current auth tokens|invalid_grant/i,
  ],
  [
    'api',
    /SERVICE_DISABLED|has not been used in project|API \[[^\]]*\] not enabled|it is disabled/i,
  ],
  ['billing', /BILLING_DISABLED|requires? billing|billing account/i],
  ['permission', /PERMISSION_DENIED|\b403\b|does not have .*(?:permission|access)|forbidden/i],
  ['quota', /RESOURCE_EXHAUSTED|quota/i],
  ['absent', /NOT_FOUND|\b404\b|not found|does not exist|cannot find|unknown service account/i],
];

/** What the answer of a command that failed means. */
export function refusalOf({ code, stderr }: Answer): Refusal {
  if (code === null) {
    return { kind: 'no-program', sentence: stderr.trim() };
  }
  const found = SIGNS.find(([, sign]) => sign.test(stderr));
  return { kind: found?.[0] ?? 'other', sentence: sentenceOf(stderr, code) };
}

/** The line that says what went wrong, without the name of the command. */
function sentenceOf(stderr: string, code: number): string {
  const lines = stderr
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const line = lines.find((text) => text.startsWith('ERROR:')) ?? lines.at(-1);
  return line === undefined
    ? `it ended with ${String(code)} and said nothing`
    : line.replace(/^ERROR: (?:\(gcloud[^)]*\) )?/, '').slice(0, LONGEST_SENTENCE);
}
