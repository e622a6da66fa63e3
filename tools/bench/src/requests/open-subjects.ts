import type { FireOptions } from '../load/fire.ts';
import type { Served } from '../run/serve.ts';
import type { OpenBenchmark } from './request-benchmark.ts';
import { askSubject, type Subject } from './subjects.ts';

/** Waits for a server that is being started, and has it end with the benchmark. */
export type Start = <Server extends Served | null>(server: Promise<Server>) => Promise<Server>;

/** Who is asked, and how. */
export interface Plan {
  readonly subjects: readonly Subject[];
  readonly load: Omit<FireOptions, 'url'>;
}

const WARM_UP_SECONDS = 2;

/** Starts what the plan needs, and asks each subject until its code is compiled. */
export async function openSubjects(
  prepare: (start: Start) => Promise<Plan>,
): Promise<OpenBenchmark> {
  await using servers = new AsyncDisposableStack();
  const { subjects, load } = await prepare(async (starting) => {
    const server = await starting;
    if (server !== null) {
      servers.defer(() => server.end());
    }
    return server;
  });
  for (const subject of subjects) {
    await askSubject(subject, { ...load, seconds: WARM_UP_SECONDS });
  }
  const all = servers.move();
  return {
    async measure(name) {
      const subject = subjects.find((each) => each.name === name);
      return subject === undefined ? null : askSubject(subject, load);
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}
