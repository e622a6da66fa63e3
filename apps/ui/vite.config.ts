import { testDefaults } from '@elevendops/vite-config';
import react from '@vitejs/plugin-react';
import { loadEnv } from 'vite';
import { defineConfig } from 'vitest/config';
import { precompress, themeCss } from './build/plugins.ts';

const { DEV_API_URL: api = 'http://127.0.0.1:8080' } = loadEnv(
  'development',
  import.meta.dirname,
  'DEV_',
);

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), themeCss(), precompress()],
  server: {
    proxy: { '/api': api, '/openapi.json': api, '/docs': api },
  },
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
});
