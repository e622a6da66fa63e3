import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Files that the API loads beside its own program. */
export interface BundledFiles {
  readonly extractWorkerUrl: URL;
  readonly docsAssetsFolder: string;
}

/** Where those files are: beside the bundle, or in the sources when the program runs from them. */
export function bundledFiles(mainUrl: string): BundledFiles {
  if (!mainUrl.endsWith('.ts')) {
    return {
      extractWorkerUrl: new URL('./extract-worker.js', mainUrl),
      docsAssetsFolder: fileURLToPath(new URL('./docs-assets', mainUrl)),
    };
  }
  const swaggerUi = createRequire(mainUrl).resolve('swagger-ui-dist/package.json');
  return {
    extractWorkerUrl: new URL('./text-extraction/extract-worker.ts', mainUrl),
    docsAssetsFolder: dirname(swaggerUi),
  };
}
