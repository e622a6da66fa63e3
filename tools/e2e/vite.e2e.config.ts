import { secondTry } from '@elevendops/vite-config';
import { defineConfig } from 'vitest/config';

/** Tests of the whole built system in a real browser. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['src/**/*.e2e.ts'],
    passWithNoTests: false,
    // Nothing is proved by these: they end what hangs, also where everything is four times slower.
    testTimeout: 300_000,
    hookTimeout: 240_000,
    expect: { poll: { timeout: 60_000 } },
    retry: secondTry(process.env),
    // Each file has a browser, a system and ports of its own.
    maxWorkers: 2,
    // Those that share an outage run at the same time, and wait more than they work.
    maxConcurrency: 20,
    reporters: ['default', ['json', { outputFile: 'dist/e2e.json' }]],
  },
});
