// @vitest-environment node
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import { compress, precompressFolder } from './precompress.ts';

describe('compress', () => {
  it('gives back the same bytes, and only what is smaller', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.tuple(fc.string(), fc.nat(200)).map(([text, n]) => Buffer.from(text.repeat(n))),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (input) => {
        const original = Buffer.from(input);
        for (const { suffix, bytes: packed } of await compress(original)) {
          const unpack = suffix === '.br' ? brotliDecompressSync : gunzipSync;
          expect(unpack(packed).equals(original)).toBe(true);
          expect(packed.length).toBeLessThan(original.length);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('precompressFolder', () => {
  it('writes beside text files at any depth and leaves the others alone', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'precompress-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true }));
    const text = 'body { color: teal }\n'.repeat(50);
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'assets/a.css'), text);
    await writeFile(join(folder, 'tiny.js'), '1');
    await writeFile(join(folder, 'photo.png'), text);

    const written = await precompressFolder(folder);

    expect(written.map((path) => relative(folder, path))).toEqual([
      'assets/a.css.br',
      'assets/a.css.gz',
    ]);
    const packed = await readFile(join(folder, 'assets/a.css.br'));
    expect(brotliDecompressSync(packed).toString()).toBe(text);
  });
});
