import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

/** What a README's first example says that it prints, and what it prints. */
export interface ReadmeExample {
  /** The comments behind its `console.log` calls. */
  readonly promised: readonly string[];
  /** The lines that it printed. */
  readonly printed: readonly string[];
}

const EXAMPLE = /```ts\n(.*?)```/s;
const PROMISE = /console\.log\(.*?\); \/\/ (.*)/g;

/**
 * Runs the first TypeScript example of a project's README, as somebody would who has the project
 * installed.
 *
 * @throws Error when the README has no example, or the example fails
 */
export function runReadmeExample(projectFolder: string): ReadmeExample {
  const [, example] = EXAMPLE.exec(readFileSync(join(projectFolder, 'README.md'), 'utf8')) ?? [];
  if (example === undefined) {
    throw new Error(`${projectFolder}/README.md has no example: add one in a \`\`\`ts block`);
  }
  // Inside the project, so that its imports are found.
  const results = join(projectFolder, 'test-results');
  mkdirSync(results, { recursive: true });
  const folder = mkdtempSync(join(results, 'readme-'));
  try {
    const program = join(folder, 'example.ts');
    writeFileSync(program, example);
    const printed = execFileSync(process.execPath, [program], { encoding: 'utf8' });
    return {
      promised: [...example.matchAll(PROMISE)].map(([, promise]) => promise ?? ''),
      // A task runner may have told every program below it to use colours.
      printed: stripVTControlCharacters(printed).trim().split('\n'),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
