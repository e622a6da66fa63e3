import { loadSettings, statusAddressOf } from '@elevendops/config';
import { POLICY, type Policy } from '../machine/policy.ts';
import { nameRun } from '../name-run.ts';
import { giveHeadStart } from '../process/head-start.ts';
import { receiveSignals, type SignalSource } from '../signals.ts';
import { supervise } from '../supervise.ts';
import { interpose } from './faults.ts';

// The supervisor with fake services, with the numbers of its policy that the test gives, and perhaps a fault.
const { env } = process;
const fault = env['FAKE_FAULT'] ?? '';
const deaf: SignalSource = { subscribe: () => undefined };
const signals = fault === 'no-signal-handlers' ? deaf : receiveSignals(process);
const overrides = JSON.parse(env['FAKE_POLICY'] ?? '{}') as Partial<Policy>;

for (const [signal, misbehave] of [
  [
    'SIGWINCH',
    () => {
      throw new Error('a planted exception');
    },
  ],
  ['SIGURG', () => void Promise.reject(new Error('a planted rejection'))],
] as const) {
  process.on(signal, misbehave);
}

if (env['FAKE_CLOCK_JUMPS'] !== undefined) {
  jumpClock();
}

const run = nameRun(process);
const execPath = env['FAKE_EXEC_PATH'] ?? process.execPath;
const programs = {
  api: `${import.meta.dirname}/fake-api.ts`,
  'ui-server': env['FAKE_UI_PROGRAM'] ?? `${import.meta.dirname}/fake-ui-server.ts`,
};
const kill = process.kill.bind(process);
const headStart = giveHeadStart({ name: 'api', execPath, program: programs.api, env, run, kill });
const exitCode = await supervise({
  process,
  env,
  signals,
  settings: loadSettings(env),
  statusAddress: statusAddressOf(loadSettings({ APP_ENV: 'staging', ...env })),
  version: '1.2.3',
  run,
  headStart,
  execPath,
  programs,
  policy: { ...POLICY, ...overrides },
  interpose: (world) => interpose(fault, world),
});
await headStart.withdraw();
process.exit(exitCode);

/** The time of day goes back and forth by an hour, as after a wrong NTP server. */
function jumpClock(): void {
  const HOUR_MS = 3_600_000;
  const RealDate = Date;
  let calls = 0;
  const now = (): number => {
    calls += 1;
    return RealDate.now() + (calls % 2 === 0 ? HOUR_MS : -HOUR_MS);
  };
  globalThis.Date = new Proxy(RealDate, {
    construct: (target, [value = now()]: [number?]) => new target(value),
    get: (target, property, receiver) =>
      property === 'now' ? now : (Reflect.get(target, property, receiver) as unknown),
  });
}
