import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { htmlToMarkdown } from './html-to-markdown.ts';
import { markdownTable } from './markdown-table.ts';

const word = fc.stringMatching(/^[a-z]{3,9}$/);
const cell = fc.record({
  text: fc.oneof(word, fc.constant(''), fc.constant('a | b')),
  columns: fc.integer({ min: -1, max: 2_000_000_000 }),
  rows: fc.integer({ min: -1, max: 4 }),
});

/** Cells of a row of a table: what stands between unescaped bars. */
function columnsOf(row: string): number {
  return row.split(/(?<!\\)\|/).length;
}

describe('htmlToMarkdown', () => {
  it('keeps every word of nested lists, tables and paragraphs, in order', () => {
    const { block } = fc.letrec<{ block: string }>((tie) => ({
      block: fc.oneof(
        { maxDepth: 4 },
        word.map((text) => `<p>${text}</p>`),
        word.map((text) => `<h2>${text}</h2>`),
        fc
          .array(tie('block'), { maxLength: 3 })
          .map((items) => `<ul><li>${items.join('</li><li>')}</li></ul>`),
        fc
          .array(tie('block'), { minLength: 1, maxLength: 3 })
          .map((cells) => `<table><tr><td>${cells.join('</td><td>')}</td></tr></table>`),
      ),
    }));
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), (blocks) => {
        const html = blocks.join('');
        const words = html.replace(/<[^>]*>/g, ' ').match(/[a-z]+/g) ?? [];
        expect(htmlToMarkdown(html).match(/[a-z]+/g) ?? []).toEqual(words);
      }),
    );
  });

  it('lets no text open an HTML tag, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', 'b', '/', '\\', '!', '>', '&', ';', 'lt') }),
        (text) => {
          const escaped = text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
          // An even number of backslashes before `<` escapes nothing.
          expect(htmlToMarkdown(`<p>${escaped}</p>`)).not.toMatch(/(?<!\\)(?:\\\\)*<[a-z/!?]/);
        },
      ),
      { numRuns: 1_000 },
    );
  });
});

describe('markdownTable', () => {
  it('has the same number of columns in every row, and a bounded one, whatever cells claim to span', () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 5 }), { maxLength: 5 }), (rows) => {
        const lines = markdownTable(rows).split('\n');
        expect(new Set(lines.map(columnsOf)).size).toBe(1);
        expect(columnsOf(lines[0] ?? '')).toBeLessThan(100);
      }),
    );
  });
});
