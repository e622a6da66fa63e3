import { describe, expect, it } from 'vitest';
import { outlineOf } from './outline.ts';
import { plainText } from './plain-text.ts';
import { shortSentences } from './short-sentences.ts';
import { languageOf } from './text-language.ts';

describe('outlineOf', () => {
  it('reads headings, paragraphs, lists and tables as sentences', () => {
    const markdown = [
      '# The eye',
      'First line',
      'goes on. Second *sentence*.',
      '## 2. Drops:',
      '- Twice a day',
      '  1) **Shake** [well](https://x.example)',
      '| Drop | When |',
      '|------|------|',
      '| Red | at noon |',
      '## Empty',
      '> Quoted.',
    ].join('\n');
    expect(outlineOf(markdown)).toEqual([
      { heading: null, sentences: ['First line goes on.', 'Second sentence.'] },
      { heading: 'Drops', sentences: ['Twice a day.', 'Shake well.', 'Red, at noon.'] },
      { heading: 'Empty', sentences: ['Quoted.'] },
    ]);
  });

  it('joins Chinese lines without a blank, and ends them as Chinese does', () => {
    expect(outlineOf('請每天\n清潔傷口\n\n- 休息')).toEqual([
      { heading: null, sentences: ['請每天清潔傷口。', '休息。'] },
    ]);
  });
});

describe('shortSentences', () => {
  it.each([
    ['Take 2.5 mg. Then rest.', ['Take 2.5 mg.', 'Then rest.']],
    ['Ask Dr. Lin, e.g. by phone. Go!', ['Ask Dr. Lin, e.g. by phone.', 'Go!']],
    ['發燒怎麼辦？請休息。「好。」然後', ['發燒怎麼辦？', '請休息。', '「好。」', '然後']],
  ])('divides %j', (text, sentences) => {
    expect(shortSentences(text)).toEqual(sentences);
  });
});

describe('plainText', () => {
  it('reads as it is spoken', () => {
    expect(plainText('**Bold** `code` ![x](y) <b>tag</b> _a_ b_c \\* 5')).toBe(
      'Bold code tag a b_c * 5',
    );
  });
});

describe('languageOf', () => {
  it.each([
    ['You take the drops with water and you rest.', 'en'],
    ['請於手術後每天清潔傷口，並按時服藥。', 'zh-TW'],
    ['请于手术后每天清洁伤口，并按时服药。', 'zh-CN'],
    ['Nehmen Sie die Tropfen jeden Tag mit etwas Wasser ein.', 'other'],
    ['', 'other'],
  ])('%j is %s', (text, language) => {
    expect(languageOf(text)).toBe(language);
  });
});
