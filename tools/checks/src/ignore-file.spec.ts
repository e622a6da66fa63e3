import { describe, expect, it } from 'vitest';
import { parseIgnoreFile } from './ignore-file.ts';

describe('parseIgnoreFile', () => {
  const isIgnored = parseIgnoreFile('# made\ndist/\n\n.env\n*.log\n');

  it('ignores folders, names and endings', () => {
    expect(isIgnored('dist', true)).toBe(true);
    expect(isIgnored('.env', false)).toBe(true);
    expect(isIgnored('npm-debug.log', false)).toBe(true);
  });

  it('keeps everything else', () => {
    expect(isIgnored('dist', false)).toBe(false);
    expect(isIgnored('distance', true)).toBe(false);
    expect(isIgnored('.env.example', false)).toBe(false);
    expect(isIgnored('log', false)).toBe(false);
  });

  it.each(['!keep', 'apps/*/dist', 'a?c', '/dist', 'x[0-9]', '**/*.map'])(
    'refuses the pattern %s, which it would misread',
    (pattern) => {
      expect(() => parseIgnoreFile(pattern)).toThrow(pattern);
    },
  );
});
