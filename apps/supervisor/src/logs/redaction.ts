import { Secret } from '@elevendops/config';
import type { LogEntry } from './log-entry.ts';

const REDACTED = '[redacted]';
/** A shorter value is no secret, and would blank out innocent words. */
const SHORTEST_SECRET = 6;
const SECRET_VARIABLE = /(?:KEY|TOKEN|SECRET|PASSWORD)$/i;
/** `user:password@` in a URL, and what follows `Bearer`. */
const CREDENTIALS = /(?<=:\/\/)[^\s/]+(?=@)|(?<=\bBearer )\S+/gi;

/** What might be said although nobody should read it. */
export interface SecretSources {
  /** Every `Secret` among its values. */
  readonly settings: object;
  /** Every variable that is named like a secret. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A function that blanks out secrets in a text: those that are known, and whatever has the form of one. */
export function createRedaction({ settings, env }: SecretSources): (text: string) => string {
  const values: readonly unknown[] = Object.values(settings);
  const secrets = [
    ...values.flatMap((value) => (value instanceof Secret ? [value.reveal()] : [])),
    ...Object.entries(env).flatMap(([name, value]) =>
      value !== undefined && SECRET_VARIABLE.test(name) ? [value] : [],
    ),
  ]
    .filter(({ length }) => length >= SHORTEST_SECRET)
    .flatMap((secret) => [secret, encodeURIComponent(secret)])
    // The longest first: one secret may be the beginning of another.
    .sort((a, b) => b.length - a.length);
  return (text) =>
    secrets
      .reduce((clean, secret) => clean.replaceAll(secret, REDACTED), text)
      .replace(CREDENTIALS, REDACTED);
}

/** The entry without secrets: it may tell what somebody else said, such as the command line of a process. */
export function redactEntry(entry: LogEntry, redact: (text: string) => string): LogEntry {
  const fields = Object.entries(entry.fields ?? {}).map(([name, value]) => [
    name,
    typeof value === 'string' ? redact(value) : value,
  ]);
  return {
    severity: entry.severity,
    message: redact(entry.message),
    fields: Object.fromEntries(fields) as Record<string, unknown>,
  };
}
