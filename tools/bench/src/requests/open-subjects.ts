import type { Volley } from '../load/fire.ts';
import type { Round } from '../measure/measurement.ts';
import type { Figure } from '../report/report.ts';
import type { Served } from '../run/serve.ts';
import type { OpenBenchmark } from './request-benchmark.ts';

/** Whom to ask. */
export interface Subject {
  readonly name: string;
  /** Null when it is not installed. */
  readonly server: Served | null;
}

/** What {@link openSubjects} finds of each. */
export const LOAD_FIGURES = [
  { id: 'perSecond', title: 'requests', unit: '/s' },
  { id: 'p50', title: 'p50', unit: 'ms' },
  { id: 'p99', title: 'p99', unit: 'ms' },
  { id: 'cpu', title: 'computing per request', unit: 'us' },
] as const satisfies readonly Figure[];

/** Waits for a server that is being started, and has it end with the benchmark. */
export type Start = <Server extends Served | null>(server: Promise<Server>) => Promise<Server>;

/** Who is asked, and how. */
export interface Plan {
  readonly subjects: readonly Subject[];
  readonly seconds: number;
  /** Asks a server for so long. */
  readonly fire: (server: Served, seconds: number) => Promise<Volley>;
}

/** By then V8 has compiled what runs often; a time alone would say nothing on a busy machine. */
const WARM_UP_ANSWERS = 5_000;
const MAX_WARM_UP_VOLLEYS = 8;

/** Starts what the plan needs, and asks each subject until its code is compiled. */
export async function openSubjects(
  prepare: (start: Start) => Promise<Plan>,
): Promise<OpenBenchmark> {
  await using servers = new AsyncDisposableStack();
  const { subjects, seconds, fire } = await prepare(async (starting) => {
    const server = await starting;
    if (server !== null) {
      servers.defer(() => server.end());
    }
    return server;
  });
  for (const { server } of subjects) {
    if (server !== null) {
      await warmUp(server, fire);
    }
  }
  const all = servers.move();
  return {
    measure(name) {
      const server = subjects.find((each) => each.name === name)?.server ?? null;
      return server === null
        ? Promise.resolve(null)
        : measured(server, () => fire(server, seconds));
    },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

async function warmUp(server: Served, fire: Plan['fire']): Promise<void> {
  let answers = 0;
  for (let volley = 0; volley < MAX_WARM_UP_VOLLEYS && answers < WARM_UP_ANSWERS; volley += 1) {
    answers += (await fire(server, 1)).answers;
  }
}

/** What a volley found, and what it cost the server. */
async function measured(server: Served, volley: () => Promise<Volley>): Promise<Round> {
  const beforeMs = server.cpuMs();
  const { answers, perSecond, p50Ms, p99Ms } = await volley();
  const cpu = ((server.cpuMs() - beforeMs) * 1_000) / answers;
  return { perSecond, p50: p50Ms, p99: p99Ms, cpu };
}
