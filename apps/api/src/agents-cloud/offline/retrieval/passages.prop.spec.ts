import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '../../../__fixtures__/cpu-ms.ts';
import { parseSentences } from './passages.ts';

const bare = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');

describe('parseSentences', () => {
  it('never throws, and gives sentences of one line, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (markdown) => {
        for (const { text } of parseSentences(markdown)) {
          expect(text).not.toMatch(/[\r\n]/);
          expect(bare(text)).not.toBe('');
        }
      }),
    );
  });

  it('takes time in proportion to the text', () => {
    for (const piece of [
      '*_'.repeat(40_000),
      '[('.repeat(40_000),
      '> '.repeat(40_000),
      '| '.repeat(40_000),
      '.'.repeat(80_000),
      '![a]('.repeat(15_000),
      '病。'.repeat(150_000),
      // Lines of one paragraph.
      'Doctor: a\n'.repeat(30_000),
    ]) {
      expect(cpuMsOf(() => parseSentences(piece))).toBeLessThan(4_000);
    }
  });

  it('reads headings, paragraphs, lists, tables and emphasis', () => {
    const markdown = `Before.

# Eye *drops* #
Use **one drop** in the
operated eye. See [the leaflet](https://example.org).

- Wash your hands
- Shake \`the\` bottle. Then wait.

| Day | Drops |
| --- | ----- |
| 1   | 4     |

### 術後照護
> 請多休息，
> 不要揉眼睛。
#### 
\`\`\`
code.
\`\`\``;
    expect(parseSentences(markdown)).toEqual([
      { text: 'Before.', section: null },
      { text: 'Use one drop in the operated eye.', section: 'Eye drops' },
      { text: 'See the leaflet.', section: 'Eye drops' },
      { text: 'Wash your hands', section: 'Eye drops' },
      { text: 'Shake the bottle.', section: 'Eye drops' },
      { text: 'Then wait.', section: 'Eye drops' },
      { text: 'Day Drops', section: 'Eye drops' },
      { text: '1 4', section: 'Eye drops' },
      { text: '請多休息，不要揉眼睛。', section: '術後照護' },
      { text: 'code.', section: '術後照護' },
    ]);
  });
});
