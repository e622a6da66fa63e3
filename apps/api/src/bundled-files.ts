import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findVoiceProgram } from './speech/offline/index.ts';

/** Files that the API loads beside its own program. */
export interface BundledFiles {
  readonly extractWorkerUrl: URL;
  readonly docsAssetsFolder: string;
  /** Null where the offline voice is not installed. */
  readonly offlineVoiceProgram: URL | null;
}

/** Where those files are: beside the bundle, or in the sources when the program runs from them. */
export function bundledFiles(mainUrl: string): BundledFiles {
  const offlineVoiceProgram = findVoiceProgram(mainUrl);
  if (!mainUrl.endsWith('.ts')) {
    return {
      extractWorkerUrl: new URL('./extract-worker.js', mainUrl),
      docsAssetsFolder: fileURLToPath(new URL('./docs-assets', mainUrl)),
      offlineVoiceProgram,
    };
  }
  const swaggerUi = createRequire(mainUrl).resolve('swagger-ui-dist/package.json');
  return {
    extractWorkerUrl: new URL('./text-extraction/extract-worker.ts', mainUrl),
    docsAssetsFolder: dirname(swaggerUi),
    offlineVoiceProgram,
  };
}
