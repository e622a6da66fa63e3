import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder, type TemporaryFolder } from '@elevendops/testing';
import { SCRIPT, writeClient } from '../__fixtures__/client-folder.ts';
import { loadClientFiles } from './client-files.ts';

let folder: TemporaryFolder;
beforeEach(async () => {
  folder = await temporaryFolder();
  writeClient(folder.path);
});
afterEach(() => folder.remove());

describe('loadClientFiles', () => {
  it('joins a file with its compressed forms, which have no address of their own', () => {
    const files = loadClientFiles(folder.path);
    const script = files.get('/assets/index-a1b2c3.js');
    expect(script?.content.toString()).toBe(SCRIPT);
    expect([...(script?.encodings ?? [])]).toEqual(['br', 'gzip']);
    expect(files.get('/assets/index-a1b2c3.js.br')).toBeUndefined();
    expect(files.get('/index.html')).toBe(files.index);
  });

  it('leaves out a compressed form that is longer, and files whose name begins with a dot', () => {
    writeFileSync(join(folder.path, 'favicon.svg.gz'), Buffer.alloc(1_000));
    const files = loadClientFiles(folder.path);
    expect(files.get('/favicon.svg')?.encodings.size).toBe(0);
    expect(files.get('/.secret')).toBeUndefined();
  });

  it('gives a file another hash when its content changes, and only then', () => {
    const before = loadClientFiles(folder.path);
    writeFileSync(join(folder.path, 'favicon.svg'), '<svg/>');
    const after = loadClientFiles(folder.path);
    expect(after.get('/favicon.svg')?.hash).not.toBe(before.get('/favicon.svg')?.hash);
    expect(after.index.hash).toBe(before.index.hash);
  });

  it.each(['', 'nowhere'])('says what to run when there is no client in "%s"', (name) => {
    const empty = join(folder.path, 'assets', name);
    expect(() => loadClientFiles(empty)).toThrow(
      expect.objectContaining({
        code: 'ERR_CONFIGURATION',
        message: expect.stringMatching(/no index\.html in .*npm run build/) as string,
      }),
    );
  });
});
