import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeTar } from '../__fixtures__/write-tar.ts';
import { readTar } from './read-tar.ts';

const word = fc.stringMatching(/^[\w-]{1,30}$/);
const path = fc.array(word, { minLength: 1, maxLength: 8 }).map((words) => words.join('/'));
const file = fc.record({
  path,
  text: fc.string({ maxLength: 2000 }),
  mode: fc.constantFrom(0o644, 0o755, 0o4755),
  modified: fc.nat(),
});

describe('readTar', () => {
  it('gives back the files of any archive, names too long for its header included', () => {
    fc.assert(
      fc.property(fc.array(file, { maxLength: 12 }), (files) => {
        const read = readTar(writeTar(files)).map(({ path, bytes, mode, modified }) => ({
          path,
          text: bytes.toString(),
          mode,
          modified,
        }));
        expect(read).toEqual(
          files.map((one) => ({ ...one, text: Buffer.from(one.text).toString() })),
        );
      }),
    );
  });

  it('never takes a part of an archive for the whole', () => {
    fc.assert(
      fc.property(fc.array(file, { minLength: 1, maxLength: 4 }), fc.nat(), (files, cut) => {
        const archive = writeTar(files);
        const ends = archive.length - 1024;
        const part = archive.subarray(0, cut % ends);
        if (part.length % 512 === 0) {
          return;
        }
        const read = () => readTar(part);
        const isShort = part.length < 512;
        if (isShort) {
          expect(read()).toEqual([]);
          return;
        }
        try {
          expect(read().length).toBeLessThanOrEqual(files.length);
        } catch (error) {
          expect(error).toMatchObject({ code: 'ERR_IMAGE' });
        }
      }),
    );
  });

  it('refuses what is no archive', () => {
    expect(() => readTar(Buffer.alloc(1024, 'x'))).toThrow('no tar file');
  });

  it('reads the long names of POSIX', () => {
    const long = `${'deep/'.repeat(30)}file`;
    const record = `path=${long}\n`;
    const size = record.length + 4;
    const archive = writeTar([
      { path: 'PaxHeaders/file', type: 'x', text: `${String(size)} ${record}` },
      { path: 'short', text: 'hello' },
    ]);
    expect(readTar(archive).map(({ path }) => path)).toEqual([long]);
  });
});
