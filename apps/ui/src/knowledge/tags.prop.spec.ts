import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isDefaultTag, parseTags, uniqueTags } from './tags.ts';

describe('parseTags', () => {
  it('lower-cases, joins words with underscores and drops repetitions', () => {
    expect(parseTags(' Day Surgery, eye ,, EYE，眼科、Day  surgery')).toEqual([
      'day_surgery',
      'eye',
      '眼科',
    ]);
  });

  it('gives tags that it gives again unchanged', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (input) => {
        const tags = parseTags(input);
        expect(parseTags(tags.join(','))).toEqual(tags);
      }),
    );
  });

  it('never gives an empty tag, white space, a comma or a tag twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (input) => {
        const tags = parseTags(input);
        expect(new Set(tags).size).toBe(tags.length);
        for (const tag of tags) {
          expect(tag).toMatch(/^[^\s,，、]+$/u);
        }
      }),
    );
  });
});

describe('uniqueTags', () => {
  it('keeps the first of each and its order', () => {
    expect(uniqueTags(['b', 'a', 'b', 'c', 'a'])).toEqual(['b', 'a', 'c']);
  });
});

describe('isDefaultTag', () => {
  it('knows the offered tags by their exact names', () => {
    expect(isDefaultTag('faq')).toBe(true);
    expect(isDefaultTag('FAQ')).toBe(false);
    expect(isDefaultTag('toString')).toBe(false);
  });
});
