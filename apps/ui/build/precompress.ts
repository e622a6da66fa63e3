import { readdir, readFile, writeFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const TEXT_ASSETS: ReadonlySet<string> = new Set([
  '.css',
  '.html',
  '.js',
  '.json',
  '.map',
  '.mjs',
  '.svg',
  '.txt',
  '.webmanifest',
  '.xml',
]);

const brotliAsync = promisify(brotliCompress);
const gzipAsync = promisify(gzip);

/** One file that a server may send as it is. */
export interface CompressedFile {
  readonly suffix: '.br' | '.gz';
  readonly bytes: Buffer;
}

/** Brotli and gzip of the bytes, each only when it is smaller than the bytes themselves. */
export async function compress(bytes: Buffer): Promise<readonly CompressedFile[]> {
  const [br, gz] = await Promise.all([
    brotliAsync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    }),
    gzipAsync(bytes, { level: constants.Z_BEST_COMPRESSION }),
  ]);
  const made: CompressedFile[] = [
    { suffix: '.br', bytes: br },
    { suffix: '.gz', bytes: gz },
  ];
  return made.filter((file) => file.bytes.length < bytes.length);
}

/** Writes `.br` and `.gz` beside every text file below the folder; returns the paths written. */
export async function precompressFolder(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const written: string[] = [];
  for (const entry of entries) {
    if (!entry.isFile() || !TEXT_ASSETS.has(extname(entry.name))) {
      continue;
    }
    const path = join(entry.parentPath, entry.name);
    for (const file of await compress(await readFile(path))) {
      await writeFile(path + file.suffix, file.bytes);
      written.push(path + file.suffix);
    }
  }
  return written.sort();
}
