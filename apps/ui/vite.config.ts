import { join } from 'node:path';
import { loadSettings, readEnvironment } from '@elevendops/config';
import { bundledPackages, testDefaults } from '@elevendops/vite-config';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { ownResampler, precompress, themeCss } from './build/plugins.ts';

export default defineConfig(({ command }) => ({
  root: import.meta.dirname,
  plugins: [react(), themeCss(), bundledPackages(), ownResampler(), precompress()],
  server: command === 'serve' && process.env['VITEST'] === undefined ? developmentServer() : {},
  build: {
    target: 'es2023',
    outDir: 'dist',
    emptyOutDir: true,
    assetsDir: 'assets',
    assetsInlineLimit: 0,
    sourcemap: false,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      treeshake: {
        // Mantine's index names it, so without this rule every page loads what only dialogs use.
        moduleSideEffects: [{ test: /react-remove-scroll|use-sidecar/u, sideEffects: false }],
      },
    },
  },
  test: {
    ...testDefaults(),
    include: ['{src,build}/**/*.spec.{ts,tsx}'],
    environment: 'jsdom',
    setupFiles: ['src/__fixtures__/setup.ts'],
  },
}));

/** The client from source, with the API where the settings say that it listens. */
function developmentServer() {
  const path = join(import.meta.dirname, '../../.env');
  const { backendApiUrl: api } = loadSettings(readEnvironment({ path }));
  return { proxy: { '/api': api, '/openapi.json': api, '/docs': api } };
}
