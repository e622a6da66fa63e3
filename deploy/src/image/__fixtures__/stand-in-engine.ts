import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What a machine has, for a program that looks for engines on PATH. */
export interface StandInEngineOptions {
  /** What `podman save` writes; none means that there is no podman. */
  readonly archive?: Buffer;
  /** What `podman build` ends with. @default 0 */
  readonly buildCode?: number;
  /** Labels of images, by name, as JSON. */
  readonly labels?: Readonly<Record<string, string>>;
}

/** Fills a folder for PATH: npm that knows its defaults, and perhaps a podman that writes down what it is asked. */
export async function standInEngine(
  folder: string,
  { archive, buildCode = 0, labels = {} }: StandInEngineOptions,
): Promise<string> {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  await symlink(process.execPath, join(bin, 'node'));
  await program(join(bin, 'npm'), [
    `process.stdout.write(JSON.stringify({ registry: 'https://npm.example.test/', cafile: null, userconfig: '/nowhere' }));`,
  ]);
  if (archive !== undefined) {
    await writeFile(join(folder, 'image.tar'), archive);
    await program(join(bin, 'podman'), [
      `const fs = require('node:fs');`,
      `const args = process.argv.slice(2);`,
      `const labels = ${JSON.stringify(labels)};`,
      `fs.appendFileSync(${JSON.stringify(join(folder, 'asked'))}, args.join(' ') + '\\n');`,
      `if (args[0] === '--version') console.log('podman version 0.0');`,
      `if (args[0] === 'build') process.exitCode = ${String(buildCode)};`,
      `if (args[0] === 'image') { const found = labels[args.at(-1)]; found ? console.log(found) : (process.exitCode = 1); }`,
      `if (args[0] === 'save') fs.copyFileSync(${JSON.stringify(join(folder, 'image.tar'))}, args.find((arg) => arg.startsWith('--output=')).slice(9));`,
    ]);
  }
  return bin;
}

async function program(path: string, lines: readonly string[]): Promise<void> {
  await writeFile(path, `#!${process.execPath}\n${lines.join('\n')}\n`);
  await chmod(path, 0o755);
}
