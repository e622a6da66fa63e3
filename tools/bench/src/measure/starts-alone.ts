import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { freePort, temporaryFolder } from '@elevendops/testing';
import { isHealthy } from '../run/questions.ts';
import { pause, POLL_MS } from '../run/start-run.ts';
import type { MeasureOptions } from './measurement.ts';

const TIMEOUT_MS = 30_000;

/** What the API and the UI server take to start by themselves, until health comes through each. */
export async function startsAlone({
  built,
  env,
}: MeasureOptions): Promise<Readonly<Record<'api' | 'ui', number>>> {
  const folder = await temporaryFolder();
  const [port, apiPort] = [await freePort(), await freePort()];
  const environment = {
    PATH: process.env['PATH'],
    HOME: folder.path,
    PORT: String(port),
    BACKEND_API_URL: `http://localhost:${String(apiPort)}`,
    DATA_DIR: join(folder.path, 'data'),
    ...env,
  };
  const started: ChildProcess[] = [];
  async function start(program: string, at: number): Promise<number> {
    const sinceMs = performance.now();
    started.push(spawn(built.node, [program], { env: environment, stdio: 'ignore' }));
    while (performance.now() - sinceMs < TIMEOUT_MS) {
      if (await isHealthy(at)) {
        return performance.now() - sinceMs;
      }
      await pause(POLL_MS);
    }
    return Infinity;
  }
  try {
    return { api: await start(built.api, apiPort), ui: await start(built.uiServer, port) };
  } finally {
    for (const child of started.toReversed()) {
      // An orderly end writes the compiled code that the next start reads.
      if (child.kill('SIGTERM')) {
        await once(child, 'exit');
      }
    }
    await folder.remove();
  }
}
