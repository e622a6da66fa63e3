import { describe, expect, it } from 'vitest';
import { endsSentence, splitText } from './split-text.ts';

describe('splitText', () => {
  it('cuts Chinese after its sentences, and a long one after its clauses', () => {
    expect(splitText('糖尿病是慢性病。每天量血壓，記下數字。', 8)).toEqual([
      '糖尿病是慢性病。',
      '每天量血壓，',
      '記下數字。',
    ]);
  });

  it('cuts between words, and never inside a character', () => {
    expect(splitText('one two three', 8)).toEqual(['one two ', 'three']);
    expect(splitText('😀😀😀', 2)).toEqual(['😀', '😀', '😀']);
  });
});

describe('endsSentence', () => {
  it.each(['Done. ', '好。', '他說：「好。」', 'a line\n', 'Really?"'])(
    'sees the end of %j',
    (text) => {
      expect(endsSentence(text)).toBe(true);
    },
  );
  it.each(['one, ', 'and', '每天，', ''])('sees that %j goes on', (text) => {
    expect(endsSentence(text)).toBe(false);
  });
});
