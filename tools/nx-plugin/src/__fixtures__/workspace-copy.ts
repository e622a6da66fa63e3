import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, delimiter, join, resolve } from 'node:path';

/** What a command did. */
export interface CommandResult {
  readonly code: number | null;
  /** Standard output and standard error, as they came. */
  readonly output: string;
}

/** A workspace of its own in a temporary folder: this repository without its apps. */
export interface WorkspaceCopy {
  readonly root: string;
  /** Runs a program of `node_modules/.bin`, or `node`. */
  run(command: string, args: readonly string[], cwd?: string): Promise<CommandResult>;
  remove(): Promise<void>;
}

const ORIGINAL = resolve(import.meta.dirname, '../../../..');
const ROOT_FILES = [
  'package.json',
  'package-lock.json',
  'nx.json',
  'tsconfig.base.json',
  'eslint.config.mjs',
  '.prettierrc.json',
  '.prettierignore',
  '.gitignore',
  // Names the versions that services use.
  'apps/api/package.json',
];
const MADE = new Set(['node_modules', 'dist', 'out-tsc', 'test-results']);

/** Copies the sources that a new project builds on, and links the installed packages. */
export async function copyWorkspace(): Promise<WorkspaceCopy> {
  const root = await mkdtemp(join(tmpdir(), 'elevendops-nx-plugin-'));
  for (const file of ROOT_FILES) {
    await cp(join(ORIGINAL, file), join(root, file));
  }
  for (const folder of ['libs', 'tools/vite-config', 'tools/nx-plugin']) {
    await cp(join(ORIGINAL, folder), join(root, folder), {
      recursive: true,
      filter: (source) => !MADE.has(basename(source)),
    });
  }
  await writeSolution(root);
  await linkPackages(root);
  return {
    root,
    run: (command, args, cwd = '.') => run(command, args, join(root, cwd)),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** The root tsconfig.json, naming the projects that were copied. */
async function writeSolution(root: string): Promise<void> {
  const solution = JSON.parse(await readFile(join(ORIGINAL, 'tsconfig.json'), 'utf8')) as {
    references: { path: string }[];
  };
  const references = solution.references.filter(({ path }) =>
    existsSync(join(root, path, 'tsconfig.json')),
  );
  await writeFile(join(root, 'tsconfig.json'), JSON.stringify({ ...solution, references }));
}

/** Links every installed package; those of the workspace point into the copy. */
async function linkPackages(root: string): Promise<void> {
  const scope = '@elevendops';
  const installed = join(ORIGINAL, 'node_modules');
  await mkdir(join(root, 'node_modules', scope), { recursive: true });
  for (const name of await readdir(installed)) {
    if (name !== scope && (!name.startsWith('.') || name === '.bin')) {
      await symlink(join(installed, name), join(root, 'node_modules', name));
    }
  }
  for (const folder of ['libs', 'tools']) {
    for (const name of await readdir(join(root, folder))) {
      await symlink(join(root, folder, name), join(root, 'node_modules', scope, name));
    }
  }
}

/** The environment without what the running test and task runner left in it. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(NX_|VITEST|VITE_|npm_|NODE_OPTIONS|NODE_ENV|TEST$|FORCE_COLOR|CI$)/i.test(name),
  );
  return {
    ...Object.fromEntries(kept),
    PATH: [join(ORIGINAL, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
    NX_DAEMON: 'false',
    NX_NO_CLOUD: 'true',
    NO_COLOR: '1',
  };
}

function run(command: string, args: readonly string[], cwd: string): Promise<CommandResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: cleanEnvironment(),
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
    }
    child.once('error', reject);
    child.once('close', (code) => {
      resolve({ code, output });
    });
  });
}
