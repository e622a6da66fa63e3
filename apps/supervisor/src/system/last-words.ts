import { EXIT_CONFIGURATION } from '@elevendops/config';
import { isAddressInUse, isPermanent, type End } from '../machine/end.ts';
import type { ServiceName } from '../machine/service.ts';
import type { LogEntry } from '../logs/log-entry.ts';
import { reasonOf } from './narration.ts';
import type { System } from './system.ts';

/** What the last line may draw on, besides the system itself. */
export interface LastWordsContext {
  readonly exitCode: number;
  readonly ports: Readonly<Record<ServiceName, number>>;
  /** Who listens on a port, for people; null when it cannot be found out. */
  readonly ownerOf: (port: number) => string | null;
  /** What the last process of a service said of its failure, without secrets; null when it said nothing. */
  readonly complaintOf: (name: ServiceName) => string | null;
}

/** Longer, and the rest of the line would be out of sight. */
const LONGEST_QUOTE = 500;

/** The supervisor's last line: why it ends, and what to do about it. */
export function lastWords(system: System, context: LastWordsContext): LogEntry {
  const { exitCode } = context;
  const fields = { exit_code: exitCode };
  const { ending } = system;
  if (ending?.cause === 'gave-up') {
    return { severity: 'CRITICAL', message: whyGivenUp(system, ending.service, context), fields };
  }
  const message = `stopped on ${ending?.signal ?? 'request'}`;
  return exitCode === 0
    ? { severity: 'INFO', message, fields }
    : {
        severity: 'ERROR',
        message: `${message}, but not cleanly: exit ${String(exitCode)}`,
        fields,
      };
}

function whyGivenUp(system: System, name: ServiceName, context: LastWordsContext): string {
  const service = system.services[name];
  const { end } = service;
  if (end !== null && isAddressInUse(end)) {
    return portTaken(name, context);
  }
  const why = `giving up: ${name} ended (${reasonOf(service)})`;
  const complaint = context.complaintOf(name);
  const quote = complaint === null ? '' : `. It said: ${shortened(complaint)}`;
  if (end !== null && isPermanent(end)) {
    return `${why}; ${adviceFor(end)}${quote}`;
  }
  return `${why}, after ${String(service.incarnation)} starts${quote}`;
}

function shortened(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text;
}

function portTaken(name: ServiceName, { ports, ownerOf }: LastWordsContext): string {
  const port = ports[name];
  const owner = ownerOf(port);
  const by = owner === null ? 'another process' : owner;
  const other = String(port + 1);
  const remedy = name === 'api' ? `BACKEND_API_URL=http://localhost:${other}` : `PORT=${other}`;
  return `port ${String(port)} is already in use by ${by}: end that, or choose another port, for example ${remedy}`;
}

function adviceFor(end: End): string {
  return end.kind === 'exit' && end.code === EXIT_CONFIGURATION
    ? 'its configuration is wrong'
    : 'is the build complete?';
}
