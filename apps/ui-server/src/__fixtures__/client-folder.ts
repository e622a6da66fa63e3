import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** The script of the client in {@link writeClient}. */
export const SCRIPT = `console.log(${JSON.stringify('hello '.repeat(500))});\n`;

/** The page of the client in {@link writeClient}. */
export const PAGE = '<!doctype html><title>ElevenDops</title><div id="root"></div>\n';

/** Writes a client as a build leaves it: a page, a compressed script, files that are too small for it. */
export function writeClient(folder: string): void {
  const files: Readonly<Record<string, string | Buffer>> = {
    'index.html': PAGE,
    'favicon.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>\n',
    'assets/index-a1b2c3.js': SCRIPT,
    'assets/index-a1b2c3.js.br': brotliCompressSync(SCRIPT),
    'assets/index-a1b2c3.js.gz': gzipSync(SCRIPT),
    'assets/font-d4e5f6.woff2': Buffer.from([0x77, 0x4f, 0x46, 0x32]),
    '.secret': 'not for visitors\n',
  };
  for (const [name, content] of Object.entries(files)) {
    const file = join(folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
