import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readTextFile } from './read-text-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'elevendops-config-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('readTextFile', () => {
  it('reads a file as UTF-8', () => {
    const path = join(folder, 'secret');
    writeFileSync(path, 'schlüssel\n');
    expect(readTextFile(path)).toBe('schlüssel\n');
  });

  it('refuses what would never end, at once', () => {
    const pipe = join(folder, 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect(() => readTextFile(pipe)).toThrow('not a regular file');
    expect(() => readTextFile('/dev/zero')).toThrow('not a regular file');
  });

  it('refuses a file that can be no setting', () => {
    const path = join(folder, 'huge');
    writeFileSync(path, '');
    truncateSync(path, 2 * 1024 * 1024);
    expect(() => readTextFile(path)).toThrow('too large');
  });

  it('throws what the file system says otherwise', () => {
    expect(() => readTextFile(join(folder, 'missing'))).toThrow(
      expect.objectContaining({ code: 'ENOENT' }),
    );
  });
});
