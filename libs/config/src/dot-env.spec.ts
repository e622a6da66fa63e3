import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parseDotEnv, readEnvironment } from './dot-env.ts';

const folder = mkdtempSync(join(tmpdir(), 'elevendops-dot-env-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function reading(text: string): { readonly readFile: () => string } {
  return { readFile: () => text };
}

describe('parseDotEnv', () => {
  it('reads assignments, quotes and comments, with or without a byte order mark', () => {
    expect(parseDotEnv('\uFEFFPORT=9000\n# DEBUG=false\nexport A="b # c" # d\nEMPTY=\n')).toEqual({
      PORT: '9000',
      A: 'b # c',
      EMPTY: '',
    });
  });
});

describe('readEnvironment', () => {
  it('adds what the file says to the environment, which wins', () => {
    expect(
      readEnvironment({ env: { PORT: '1', DEBUG: '' }, ...reading('PORT=2\nDEBUG=true\nA=3') }),
    ).toEqual({ PORT: '1', DEBUG: '', A: '3' });
  });

  it('lets NAME and NAME_FILE of the environment win over the other form in the file', () => {
    expect(
      readEnvironment({
        env: { GOOGLE_API_KEY: 'key', LANGSMITH_API_KEY_FILE: '/key' },
        ...reading('GOOGLE_API_KEY_FILE=/old\nLANGSMITH_API_KEY=old'),
      }),
    ).toEqual({ GOOGLE_API_KEY: 'key', LANGSMITH_API_KEY_FILE: '/key' });
  });

  it('reads the file at the path', () => {
    const path = join(folder, 'local.env');
    writeFileSync(path, 'DATA_DIR=/data\n');
    expect(readEnvironment({ env: {}, path })).toEqual({ DATA_DIR: '/data' });
  });

  it('does without a file that is not there', () => {
    expect(readEnvironment({ env: { A: '1' }, path: join(folder, 'absent') })).toEqual({ A: '1' });
  });

  it('says so when the file is there but cannot be read', () => {
    expect(() => readEnvironment({ env: {}, path: folder })).toThrow(
      expect.objectContaining({
        code: 'ERR_CONFIGURATION',
        message: expect.stringContaining(
          `${folder}  cannot be read (EISDIR)  -> file system: `,
        ) as string,
      }),
    );
  });

  it('takes the environment of the process when none is given', () => {
    expect(readEnvironment({ path: join(folder, 'absent') })).toEqual({ ...process.env });
  });
});
