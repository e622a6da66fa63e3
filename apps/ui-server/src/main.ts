import { join } from 'node:path';
import { startService } from '@elevendops/service';
import manifest from '../package.json' with { type: 'json' };
import { composeUiServer } from './compose.ts';

// The same path from `dist`, where the bundle runs, and from `src`.
const CLIENT_FOLDER = join(import.meta.dirname, '../../ui/dist');

await startService({
  name: 'ui-server',
  version: manifest.version,
  process,
  compose: (context) => composeUiServer(context, CLIENT_FOLDER),
});
