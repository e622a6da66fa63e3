import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffLines, type DiffLine } from './prompt-diff.ts';

// Few different lines, so that the texts have some in common.
const anyText = fc
  .array(fc.constantFrom('# Goal', 'Help.', '', 'Be kind.', '- one'), { maxLength: 12 })
  .map((lines) => lines.join('\n'));
const without = (lines: readonly DiffLine[], kind: DiffLine['kind']) =>
  lines
    .filter((line) => line.kind !== kind)
    .map(({ text }) => text)
    .join('\n');

describe('diffLines', () => {
  it('holds both texts', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const lines = diffLines(before, after);
        expect(without(lines, 'added')).toBe(before);
        expect(without(lines, 'removed')).toBe(after);
      }),
    );
  });

  it('has no change between equal texts', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(diffLines(text, text).every(({ kind }) => kind === 'same')).toBe(true);
      }),
    );
  });

  it('has as many changes in one direction as in the other', () => {
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const count = (lines: readonly DiffLine[]) =>
          lines.filter(({ kind }) => kind === 'same').length;
        expect(count(diffLines(before, after))).toBe(count(diffLines(after, before)));
      }),
    );
  });

  it('marks the one line that was changed', () => {
    expect(diffLines('a\nb\nc', 'a\nB\nc')).toEqual([
      { kind: 'same', text: 'a' },
      { kind: 'removed', text: 'b' },
      { kind: 'added', text: 'B' },
      { kind: 'same', text: 'c' },
    ]);
  });

  it('compares very long texts without a large table', () => {
    const before = Array.from({ length: 3_000 }, (_, line) => `old ${String(line)}`).join('\n');
    const after = Array.from({ length: 3_000 }, (_, line) => `new ${String(line)}`).join('\n');
    expect(diffLines(before, after)).toHaveLength(6_000);
  });
});
