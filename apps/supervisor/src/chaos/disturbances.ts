import { setTimeout as delay } from 'node:timers/promises';
import type { SupervisedRun } from '../__fixtures__/supervised-run.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Something bad that happens to a system which runs. */
export type Disturbance = (run: SupervisedRun, random: SeededRandom) => Promise<void> | void;

/** What happens, by name, and how often. What is frozen here stays so until the supervisor or `calm` ends it. */
export const DISTURBANCES: readonly (readonly [weight: number, name: string, Disturbance])[] = [
  [4, 'kill the API', on('api', 'SIGKILL')],
  [3, 'kill the UI server', on('ui-server', 'SIGKILL')],
  [2, 'terminate the API', on('api', 'SIGTERM')],
  [1, 'terminate the UI server', on('ui-server', 'SIGTERM')],
  [2, 'freeze the API', on('api', 'SIGSTOP')],
  [2, 'freeze the UI server', on('ui-server', 'SIGSTOP')],
  [2, 'wake the API', on('api', 'SIGCONT')],
  [2, 'wake the UI server', on('ui-server', 'SIGCONT')],
  [1, 'freeze the supervisor for a while', freezeSupervisor],
  [1, 'block the API for a while', ask('block?ms=150')],
  [1, 'block the API for good', ask('block?ms=600000')],
  [1, 'make the API answer badly', ask('become?health-status=500')],
  [1, 'make the answers of the API come and go', ask('become?flap')],
  [1, 'make the API deaf to SIGTERM', ask('become?ignore-term')],
  [
    2,
    'kill both',
    (run, random) => {
      void on('api', 'SIGKILL')(run, random);
      void on('ui-server', 'SIGKILL')(run, random);
    },
  ],
  [2, 'send the supervisor signals that mean nothing', meaninglessSignals],
];

/** Ends what would disturb for ever. */
export function calm(run: SupervisedRun): void {
  run.signal('SIGCONT');
  for (const role of ['api', 'ui-server']) {
    send(run, role, 'SIGCONT');
  }
  request(run, 'become?flap=off&health-status=200');
}

function on(role: string, signal: NodeJS.Signals): Disturbance {
  return (run) => {
    send(run, role, signal);
  };
}

async function freezeSupervisor(run: SupervisedRun, random: SeededRandom): Promise<void> {
  run.signal('SIGSTOP');
  await delay(random.integer(50, 1_500));
  run.signal('SIGCONT');
}

function meaninglessSignals(run: SupervisedRun): void {
  run.signal('SIGUSR1');
  run.signal('SIGUSR2');
}

function ask(path: string): Disturbance {
  return (run) => {
    request(run, path);
  };
}

/** Nobody waits for the answer: who is blocked gives none, and who ends says nothing more. */
function request({ apiPort }: SupervisedRun, path: string): void {
  const signal = AbortSignal.timeout(5_000);
  void fetch(`http://127.0.0.1:${String(apiPort)}/${path}`, { signal }).catch(() => undefined);
}

function send(run: SupervisedRun, role: string, signal: NodeJS.Signals): void {
  for (const pid of run.programs(`fake-${role}.ts`)) {
    try {
      process.kill(pid, signal);
    } catch {
      // It ended by itself.
    }
  }
}
