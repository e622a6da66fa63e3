import { fire, type FireOptions } from '../load/fire.ts';
import type { Round } from '../measure/measurement.ts';
import type { Figure } from '../report/report.ts';
import type { Served } from '../run/serve.ts';

/** Whom to ask, and for what. */
export interface Subject {
  readonly name: string;
  /** Null when it is not installed. */
  readonly server: Served | null;
  readonly path: string;
}

/** What {@link askSubject} finds. */
export const LOAD_FIGURES = [
  { id: 'perSecond', title: 'requests', unit: '/s' },
  { id: 'p50', title: 'p50', unit: 'ms' },
  { id: 'p99', title: 'p99', unit: 'ms' },
  { id: 'cpu', title: 'computing per request', unit: 'us' },
] as const satisfies readonly Figure[];

/** Asks a subject as hard as it answers; null when it is not installed. */
export async function askSubject(
  { server, path }: Subject,
  load: Omit<FireOptions, 'url'>,
): Promise<Round> {
  if (server === null) {
    return null;
  }
  const beforeMs = server.cpuMs();
  const { answers, perSecond, p50Ms, p99Ms } = await fire({ ...load, url: server.url + path });
  const cpu = ((server.cpuMs() - beforeMs) * 1_000) / answers;
  return { perSecond, p50: p50Ms, p99: p99Ms, cpu };
}
