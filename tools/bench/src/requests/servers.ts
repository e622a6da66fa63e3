import { join } from 'node:path';
import { debianEnvironment } from '../peers/debian-environment.ts';
import { renderNginxConfig, type NginxTask } from '../rivals/nginx-config.ts';
import { ask } from '../run/ask.ts';
import { isHealthy } from '../run/questions.ts';
import { serve, type Served } from '../run/serve.ts';
import { writeFileSync } from 'node:fs';
import type { RequestParts } from './request-benchmark.ts';

const RIVALS = join(import.meta.dirname, '../rivals');
const READY_TIMEOUT_MS = 1_000;

/** Starts the API by itself, on an embedded store of its own. */
export function startApi(
  { built, env }: RequestParts,
  extra: Readonly<Record<string, string>> = {},
): Promise<Served> {
  return serve(
    (port, folder) => ({
      command: built.node,
      args: [built.api],
      env: {
        BACKEND_API_URL: `http://localhost:${String(port)}`,
        DATA_DIR: dataFolderOf(folder),
        ...env,
        ...extra,
      },
    }),
    isHealthy,
  );
}

/** The file that the API keeps its documents in. */
export function documentsOf(api: Served): string {
  return join(dataFolderOf(api.folder), 'documents.sqlite');
}

function dataFolderOf(folder: string): string {
  return join(folder, 'data');
}

/** Starts the UI server by itself, in front of an API. */
export function startUiServer({ built, env }: RequestParts, api: Served): Promise<Served> {
  return serve(
    (port) => ({
      command: built.node,
      args: [built.uiServer],
      env: { PORT: String(port), BACKEND_API_URL: `http://localhost:${String(api.port)}`, ...env },
    }),
    isHealthy,
  );
}

/** Starts one of the programs of `rivals`, which all take their port first. */
export function startRival(
  { built }: RequestParts,
  program: string,
  args: readonly string[],
  readyPath: string,
): Promise<Served> {
  return serve(
    (port) => ({ command: built.node, args: [join(RIVALS, program), String(port), ...args] }),
    (port) => isAnswered(port, readyPath),
  );
}

/** Starts nginx from where it was unpacked; null when it is not installed. */
export async function startNginx(
  { peers: { nginx } }: RequestParts,
  task: NginxTask,
  readyPath: string,
): Promise<Served | null> {
  return nginx === null
    ? null
    : serve(
        (port, folder) => {
          const file = join(folder, 'nginx.conf');
          writeFileSync(file, renderNginxConfig(port, folder, task));
          return {
            command: join(nginx, 'usr/sbin/nginx'),
            args: ['-e', 'stderr', '-p', folder, '-c', file],
            env: debianEnvironment(nginx),
          };
        },
        (port) => isAnswered(port, readyPath),
      );
}

async function isAnswered(port: number, path: string): Promise<boolean> {
  const answer = await ask({ port, path, timeoutMs: READY_TIMEOUT_MS });
  return 'status' in answer && answer.status === 200;
}
