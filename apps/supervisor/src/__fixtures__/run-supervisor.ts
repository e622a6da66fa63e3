import { loadSettings } from '@elevendops/config';
import { POLICY, type Policy } from '../machine/policy.ts';
import { receiveSignals } from '../signals.ts';
import { supervise } from '../supervise.ts';

// The supervisor with fake services, and with the numbers of its policy that the test gives.
const signals = receiveSignals(process);
const overrides = JSON.parse(process.env['FAKE_POLICY'] ?? '{}') as Partial<Policy>;

for (const [signal, misbehave] of [
  [
    'SIGUSR2',
    () => {
      throw new Error('a planted exception');
    },
  ],
  ['SIGALRM', () => void Promise.reject(new Error('a planted rejection'))],
] as const) {
  process.on(signal, misbehave);
}

process.exit(
  await supervise({
    process,
    env: process.env,
    signals,
    settings: loadSettings(process.env),
    version: '1.2.3',
    execPath: process.env['FAKE_EXEC_PATH'] ?? process.execPath,
    programs: {
      api: `${import.meta.dirname}/fake-api.ts`,
      'ui-server': `${import.meta.dirname}/fake-ui-server.ts`,
    },
    policy: { ...POLICY, ...overrides },
  }),
);
