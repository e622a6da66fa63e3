import { describe, expect, it } from 'vitest';
import { layOutPage, type PdfTextItem } from './pdf-layout.ts';

function piece(str: string, y: number, hasEOL = true): PdfTextItem {
  return { str, hasEOL, transform: [12, 0, 0, 12, 50, y], height: 12 };
}

describe('layOutPage', () => {
  it('puts the pieces of a line together', () => {
    expect(layOutPage([piece('Use the ', 700, false), piece('inhaler.', 700)])).toBe(
      'Use the inhaler.',
    );
  });

  it('keeps the lines of a paragraph together and leaves a line free between blocks', () => {
    const items = [piece('one', 700), piece('two', 684), piece('three', 650)];
    expect(layOutPage(items)).toBe('one\ntwo\n\nthree');
  });

  it('begins a block where the next column begins', () => {
    expect(layOutPage([piece('left', 100), piece('right', 700)])).toBe('left\n\nright');
  });

  it('takes the space of tabs and gaps as one blank', () => {
    expect(layOutPage([piece('a \t  b  ', 700)])).toBe('a b');
  });

  it('is empty for a page with blanks alone', () => {
    expect(layOutPage([piece(' ', 700), piece('', 600)])).toBe('');
    expect(layOutPage([])).toBe('');
  });
});
