import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCursor, renderCursor } from './cursor.ts';

describe('parseCursor', () => {
  it('reads back every rendered cursor', () => {
    const position = fc.record({
      value: fc.string({ maxLength: 100 }),
      id: fc.string({ minLength: 1, maxLength: 200 }),
    });
    fc.assert(
      fc.property(position, (page) => {
        const cursor = renderCursor(page);
        expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(parseCursor(cursor)).toEqual(page);
      }),
    );
  });

  it('gives null for any other text and never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 600 }), (cursor) => {
        const page = parseCursor(cursor);
        expect(page === null || renderCursor(page).length > 0).toBe(true);
      }),
    );
    expect(parseCursor('not-a-cursor')).toBeNull();
    expect(parseCursor(Buffer.from('["only one"]').toString('base64url'))).toBeNull();
  });
});
