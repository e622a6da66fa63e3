import type { ViteUserConfig } from 'vitest/config';
import { secondTry } from './second-try.ts';

/**
 * Vitest settings that every project shares: results as JSON beside the console report (the test
 * command sums them), a fixed time limit, a second try where everybody waits, and no run without a test.
 */
export function testDefaults(): NonNullable<ViteUserConfig['test']> {
  return {
    include: ['src/**/*.spec.{ts,tsx}'],
    passWithNoTests: false,
    testTimeout: 20_000,
    hookTimeout: 30_000,
    // Vitest waits a second for what is polled, which is short on a machine that does other things too.
    expect: { poll: { timeout: 15_000 } },
    retry: secondTry(process.env),
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
    sequence: { hooks: 'stack' },
  };
}
