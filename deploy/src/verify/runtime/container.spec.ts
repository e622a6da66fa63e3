import { describe, expect, it } from 'vitest';
import { changedFiles } from './container.ts';

describe('changedFiles', () => {
  it('leaves out what the engine makes, what is below /tmp, and the folders on the way', () => {
    const diff = ['C /etc', 'A /etc/hosts', 'A /run/.containerenv', 'C /tmp', 'A /tmp/sound.mp3'];
    expect(changedFiles(diff.join('\n'))).toEqual([]);
  });

  it('names what the program wrote', () => {
    const diff = [
      'C /app',
      'C /app/.compile-cache',
      'A /app/.compile-cache/x',
      'D /etc/passwd',
      '',
    ];
    expect(changedFiles(diff.join('\n'))).toEqual(['/app/.compile-cache/x', '/etc/passwd']);
  });
});
