import { describe, expect, it } from 'vitest';
import { runChaos } from './run-chaos.ts';

const DURATION_MS = 20_000;

describe('the supervisor in chaos', () => {
  it(
    '#58 keeps what it promises, whatever happens to its services and to itself',
    async () => {
      const seed = Number(process.env['CHAOS_SEED'] ?? Math.trunc(Math.random() * 2 ** 31));
      process.stdout.write(`chaos seed ${String(seed)} (CHAOS_SEED=${String(seed)} repeats it)\n`);
      const { violations, disturbances } = await runChaos({ seed, durationMs: DURATION_MS });
      expect(violations).toEqual([]);
      expect(Object.keys(disturbances).length).toBeGreaterThan(5);
    },
    DURATION_MS + 60_000,
  );
});
