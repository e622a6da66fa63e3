import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSections } from './sections.ts';

describe('parseSections', () => {
  it('keeps what stands under each heading, without the blanks around it', () => {
    expect(parseSections('# Care\n\nRest.\n\n## Warning signs ##x\nPain\nFever\n')).toEqual({
      Care: 'Rest.',
      'Warning signs ##x': 'Pain\nFever',
    });
  });

  it('calls the text before the first heading Introduction', () => {
    expect(parseSections('Hello\n# One\nx')).toEqual({ Introduction: 'Hello', One: 'x' });
  });

  it('calls a text without headings content, and gives nothing for a blank one', () => {
    expect(parseSections('just text')).toEqual({ content: 'just text' });
    expect(parseSections(' \n\t ')).toEqual({});
  });

  it('drops empty sections, and the last of two with one title wins', () => {
    expect(parseSections('# A\n# B\nfirst\n# B\nsecond')).toEqual({ B: 'second' });
  });

  it('takes headings of level one to six, after blanks, but not a # without a blank', () => {
    expect(parseSections('  ###### 警訊\n發燒\n#tag\n####### seven')).toEqual({
      警訊: '發燒\n#tag\n####### seven',
    });
  });

  it('never makes a prototype out of a title', () => {
    const sections = parseSections('# __proto__\nbad\n# constructor\nfine');
    expect(Object.keys(sections).sort()).toEqual(['__proto__', 'constructor']);
    expect(Object.getPrototypeOf(sections)).toBe(Object.prototype);
  });

  it('takes no longer for a hostile line than for any other', () => {
    const hostile = `# ${' '.repeat(200_000)}\u2028`;
    const lines = `${hostile}\n#${'\t\u2029'.repeat(50_000)}\nend`;
    // Quadratic steps would take minutes: the time limit of the test is the assertion.
    expect(Object.values(parseSections(lines)).join()).toContain('end');
  });

  it('finds the same whatever ends a line', () => {
    const lines = fc.array(
      fc.constantFrom('# One', ' ## Two', '#', 'text', '\u2028', '\u3000# x', ''),
    );
    fc.assert(
      fc.property(lines, fc.constantFrom('\r\n', '\r'), (text, end) => {
        expect(parseSections(text.join(end))).toEqual(parseSections(text.join('\n')));
      }),
    );
  });

  it('loses no word of any text', () => {
    const line = fc.oneof(
      fc.constantFrom('# One', '## Two', ''),
      fc.stringMatching(/^[a-z]{1,8}$/),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const bodies = lines.filter((text) => !text.startsWith('#') && text !== '');
        const kept = Object.values(parseSections(lines.join('\n'))).join('\n');
        const uniqueTitles = new Set(lines.filter((text) => text.startsWith('#')));
        const titles = lines.filter((text) => text.startsWith('#'));
        fc.pre(uniqueTitles.size === titles.length);
        for (const body of bodies) {
          expect(kept).toContain(body);
        }
      }),
    );
  });
});
