import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { testDefaults } from './test-defaults.ts';

/** The Vite configuration of a project that is only tested, never bundled: libraries and tools. */
export function nodeTests(projectRoot: string): ViteUserConfig {
  return defineConfig({ root: projectRoot, test: testDefaults() });
}
