import { constants } from 'node:os';
import { EXIT_CONFIGURATION } from '@elevendops/config';

/** How one incarnation of a service came to its end: the first of `exit` and `error` tells. */
export type End =
  | { readonly kind: 'exit'; readonly code: number }
  | { readonly kind: 'signal'; readonly signal: NodeJS.Signals }
  | { readonly kind: 'spawn-error'; readonly errno: string };

/** Our services exit with the number of EADDRINUSE when their port is taken. */
export const EXIT_ADDRESS_IN_USE = 98;
/** Our services exit so when they had to cut connections to stop in time; a bug of theirs has a code of its own. */
export const EXIT_CUT = 1;
/** The code of coreutils' `timeout`: a service was never ready in time. */
export const EXIT_START_TIMEOUT = 124;
/** sysexits.h EX_SOFTWARE: a bug of ours. */
export const EXIT_BUG = 70;
/** 128 + SIGKILL: something had to be killed. */
export const EXIT_KILLED = 137;

const EXIT_NOT_EXECUTABLE = 126;
const EXIT_NOT_FOUND = 127;
const PERMANENT_CODES: ReadonlySet<number> = new Set([
  EXIT_CONFIGURATION,
  EXIT_NOT_EXECUTABLE,
  EXIT_NOT_FOUND,
]);

/** The exit code that a shell would report for this end. */
export function exitCodeOf(end: End): number {
  switch (end.kind) {
    case 'exit':
      return end.code;
    case 'signal':
      return 128 + constants.signals[end.signal];
    case 'spawn-error':
      return spawnErrorCode(end.errno);
  }
}

/** The exit code of a supervisor that gave up because of this end: never 0. */
export function failureCodeOf(end: End): number {
  return exitCodeOf(end) || 1;
}

/** Whether the same would happen again however often the service is started. */
export function isPermanent(end: End): boolean {
  return end.kind !== 'signal' && PERMANENT_CODES.has(exitCodeOf(end));
}

/** Whether the service found its port taken. */
export function isAddressInUse(end: End): boolean {
  return end.kind === 'exit' && end.code === EXIT_ADDRESS_IN_USE;
}

/** Whether a service that was told to stop did so, but had to cut connections to be in time. */
export function isCutDrain(end: End): boolean {
  return end.kind === 'exit' && end.code === EXIT_CUT;
}

/** Whether a service that was told to stop did so; SIGTERM may end it before it has a handler. */
export function isCleanStop(end: End): boolean {
  const code = exitCodeOf(end);
  return code === 0 || code === 128 + constants.signals.SIGTERM;
}

/** The end in a few words, for a log line. */
export function describeEnd(end: End): string {
  switch (end.kind) {
    case 'exit':
      return end.code === 0 ? 'exit 0 (unexpected)' : `exit ${String(end.code)}`;
    case 'signal':
      return end.signal;
    case 'spawn-error':
      return `could not be started: ${end.errno}`;
  }
}

function spawnErrorCode(errno: string): number {
  switch (errno) {
    case 'ENOENT':
      return EXIT_NOT_FOUND;
    case 'EACCES':
      return EXIT_NOT_EXECUTABLE;
    default:
      return 1;
  }
}
