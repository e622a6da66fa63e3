import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startProgram } from '@elevendops/testing';
import { describe, expect, it } from 'vitest';
import { findEngines } from './engine/find-engine.ts';
import { runProgram } from './engine/run-program.ts';

const ROOT = join(import.meta.dirname, '../../..');
const LIMIT_MS = 30 * 60_000;

const isAskedFor = process.env['IMAGE_TESTS'] === '1';
const engines = isAskedFor ? await findEngines(runProgram) : [];
const engine = engines.find(({ problem }) => problem === null);

/** Builds the image of this checkout; what it says and what it wrote. */
async function image(...flags: readonly string[]) {
  const main = join(ROOT, 'deploy/src/main.ts');
  const program = startProgram(
    process.execPath,
    [main, 'image', '--tag=elevendops:test', '--revision=test', ...flags],
    { cwd: ROOT, env: process.env },
  );
  const { code } = await program.exit;
  const report = await readFile(join(ROOT, 'deploy/out/image/image.json'), 'utf8');
  return {
    code,
    output: program.lines.slice(-40).join('\n'),
    report: JSON.parse(report) as { readonly id: string; readonly compressedBytes: number },
  };
}

describe.skipIf(engine === undefined)(
  'the image of this checkout (needs IMAGE_TESTS=1, a container engine and its base images)',
  () => {
    it(
      'is built, is good, and is the same image when every layer is built again',
      async () => {
        const first = await image();
        expect(first.code, first.output).toBe(0);
        expect(first.report.compressedBytes).toBeLessThan(100_000_000);
        const again = await image('--no-cache');
        expect(again.code, again.output).toBe(0);
        expect(again.report.id).toBe(first.report.id);
      },
      LIMIT_MS,
    );
  },
);
