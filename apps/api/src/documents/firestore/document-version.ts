import { Timestamp } from '@google-cloud/firestore';

// The server counts microseconds.
const VERSION = /^(\d{1,11})\.(\d{6}000)$/;

/** The version of a document that was last changed at this time. */
export function toVersion(time: Timestamp): string {
  return `${String(time.seconds)}.${String(time.nanoseconds).padStart(9, '0')}`;
}

/** The time of a version; null for a text that is no version of ours. */
export function toTimestamp(version: string): Timestamp | null {
  const [, seconds, nanoseconds] = VERSION.exec(version) ?? [];
  return seconds === undefined ? null : new Timestamp(Number(seconds), Number(nanoseconds));
}
