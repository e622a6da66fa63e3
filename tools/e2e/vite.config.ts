import { testDefaults } from '@elevendops/vite-config';
import { defineConfig } from 'vitest/config';

/** Tests of the whole built system that need nothing but Node. */
export default defineConfig({
  root: import.meta.dirname,
  test: { ...testDefaults(), testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false },
});
