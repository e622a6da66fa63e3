import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { nodeApp } from '@elevendops/vite-config';
import { mergeConfig } from 'vitest/config';
import { SWAGGER_UI_FILES } from './src/api-docs/swagger-ui-files.ts';

const dist = join(import.meta.dirname, 'dist');
const { resolve } = createRequire(import.meta.url);

/** The page at /docs loads Swagger UI from this server. */
const swaggerUi = {
  name: 'swagger-ui-files',
  closeBundle() {
    const assets = join(dist, 'docs-assets');
    mkdirSync(assets, { recursive: true });
    for (const file of SWAGGER_UI_FILES) {
      copyFileSync(resolve(`swagger-ui-dist/${file}`), join(assets, file));
    }
  },
};

export default mergeConfig(
  nodeApp(import.meta.dirname, {
    entries: { main: 'src/main.ts', 'extract-worker': 'src/text-extraction/extract-worker.ts' },
    copied: [dirname(resolve('swagger-ui-dist/package.json'))],
  }),
  { plugins: [swaggerUi] },
);
