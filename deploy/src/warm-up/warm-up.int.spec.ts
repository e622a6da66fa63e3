import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { temporaryFolder, type TemporaryFolder } from '@elevendops/testing';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { warmUp } from './warm-up.ts';

/** A supervisor that starts one service with its own Node, and ends when it is told to. */
const SUPERVISOR = `
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { answer } from './answer.js';
const service = spawn(process.execPath, ['apps/service/main.js'], { stdio: 'inherit' });
service.on('exit', (code) => {
  const server = createServer((request, response) => response.end(answer(request.url)));
  server.listen(Number(process.env.PORT), '127.0.0.1');
  process.on('SIGTERM', () => { server.close(); server.closeAllConnections(); process.exitCode = code; });
});
`;
const ANSWER = `
const seen = new Map();
export function answer(url) { seen.set(url, 1 + (seen.get(url) ?? 0)); return [...seen.keys()].join(); }
`;
const SERVICE = `
import { parse } from './parse.js';
if (parse(process.execArgv.join(' ')).size !== 2) { process.exitCode = 3; }
`;
const PARSE = `
export function parse(text) { return new Map(text.split(' ').map((flag) => flag.split('='))); }
`;

let folder: TemporaryFolder;

beforeEach(async () => {
  folder = await temporaryFolder();
  await mkdir(join(folder.path, 'apps/supervisor/dist'), { recursive: true });
  await mkdir(join(folder.path, 'apps/service'), { recursive: true });
  await write('package.json', '{"type":"module"}');
  await write('apps/supervisor/dist/main.js', SUPERVISOR);
  await write('apps/supervisor/dist/answer.js', ANSWER);
  await write('apps/service/main.js', SERVICE);
  await write('apps/service/parse.js', PARSE);
});

afterEach(() => folder.remove());

function write(path: string, text: string): Promise<void> {
  return writeFile(join(folder.path, path), text);
}

async function warm(name: string, limitMs?: number) {
  const cacheFolder = join(folder.path, name);
  await mkdir(cacheFolder);
  const count = await warmUp({
    appFolder: folder.path,
    cacheFolder,
    env: { PATH: process.env['PATH'] },
    settleMs: 50,
    ...(limitMs === undefined ? {} : { limitMs }),
  });
  const paths = await readdir(cacheFolder, { recursive: true, withFileTypes: true });
  const files = paths.filter((entry) => entry.isFile());
  return {
    count,
    times: await Promise.all(
      paths.map(async (path) => (await stat(join(path.parentPath, path.name))).mtimeMs),
    ),
    contents: await Promise.all(
      files.map(async ({ name, parentPath }) => {
        const bytes = await readFile(join(parentPath, name));
        return [name, bytes.toString('base64')] as const;
      }),
    ),
  };
}

describe('warmUp', () => {
  it('keeps the compiled code of the supervisor and its services, with no time in it', async () => {
    const { count, times } = await warm('cache');
    expect(count).toBeGreaterThanOrEqual(4);
    expect(new Set(times)).toEqual(new Set([0]));
  });

  it('gives the same bytes each time', async () => {
    const [one, other] = [await warm('one'), await warm('other')];
    expect(Object.fromEntries(other.contents)).toEqual(Object.fromEntries(one.contents));
  });

  it('says what the system said when it is not ready in time', async () => {
    await write(
      'apps/supervisor/dist/main.js',
      "console.log('no key'); setInterval(() => {}, 99);",
    );
    await expect(warm('cache', 5_000)).rejects.toThrow(
      /not ready within 5000 ms. It said:\nno key/,
    );
  });

  it('says so when the system ends by itself, or not in order', async () => {
    await write('apps/supervisor/dist/main.js', "console.log('bad settings'); process.exit(78);");
    await expect(warm('cache')).rejects.toThrow('bad settings');
    await write('apps/supervisor/dist/main.js', SUPERVISOR.replace('= code', '= 4'));
    await expect(warm('again')).rejects.toThrow('ended with 4 instead of 0');
  });
});
