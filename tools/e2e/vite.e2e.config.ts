import { defineConfig } from 'vitest/config';

/** Tests of the whole built system in a real browser. */
export default defineConfig({
  root: import.meta.dirname,
  test: {
    include: ['src/**/*.e2e.ts'],
    passWithNoTests: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    fileParallelism: false,
    reporters: ['default', ['json', { outputFile: 'dist/e2e.json' }]],
  },
});
