import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { loadSettings } from '@elevendops/config';
import { createLifecycle, type Lifecycle } from '@elevendops/service';
import { startServer, temporaryFolder } from '@elevendops/testing';
import { createTestLogger } from './test-logger.ts';
import { bundledFiles } from '../bundled-files.ts';
import { composeApi } from '../compose.ts';

/** The API of a test: composed as in production, on a free port and a folder of its own. */
export interface TestApi {
  readonly url: string;
  readonly lifecycle: Lifecycle;
  readonly dataDir: string;
  /** Everything that was logged so far. */
  readonly log: readonly string[];
  close(): Promise<void>;
}

/** Starts a {@link TestApi} with the environment given. */
export async function startTestApi(env: Record<string, string> = {}): Promise<TestApi> {
  const folder = await temporaryFolder();
  const dataDir = join(folder.path, 'data');
  const log: string[] = [];
  const lifecycle = createLifecycle();
  const composed = await composeApi({
    settings: loadSettings({ DATA_DIR: dataDir, ...env }),
    version: '1.2.3',
    lifecycle,
    logger: createTestLogger(log),
    ...bundledFiles(pathToFileURL(join(import.meta.dirname, '../main.ts')).href),
  });
  const server = await startServer(composed.listener);
  composed.start?.();
  return {
    url: server.url,
    lifecycle,
    dataDir,
    log,
    async close() {
      await server.close();
      await composed.release?.();
      await folder.remove();
    },
  };
}
