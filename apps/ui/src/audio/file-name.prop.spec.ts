import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileNameOf } from './file-name.ts';

describe('fileNameOf', () => {
  it.each([
    ['痛風衛教 - 2026-01-02 08:30', '痛風衛教 - 2026-01-02 08 30.mp3'],
    ['../../etc/passwd', 'etc passwd.mp3'],
    ['  ', 'audio.mp3'],
    ['...', 'audio.mp3'],
  ])('names %j %j', (name, file) => {
    expect(fileNameOf(name)).toBe(file);
  });

  it('is a plain file name whatever the recording is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 130 }), (name) => {
        const file = fileNameOf(name);
        expect(file).toMatch(/^[^<>:"/\\|?*\p{Cc}]+\.mp3$/u);
        expect(file.startsWith('.')).toBe(false);
        expect([...file].length).toBeLessThanOrEqual(104);
      }),
    );
  });
});
