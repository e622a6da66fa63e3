import { startService } from '@elevendops/service';
import manifest from '../package.json' with { type: 'json' };
import { bundledFiles } from './bundled-files.ts';
import { composeApi } from './compose.ts';

await startService({
  name: 'api',
  version: manifest.version,
  process,
  compose: (context) => composeApi({ ...context, ...bundledFiles(import.meta.url) }),
});
