import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCursor, renderCursor } from './cursor.ts';

describe('parseCursor', () => {
  it('reads back every rendered cursor', () => {
    const position = fc.record({
      value: fc
        .date({ noInvalidDate: true, min: new Date(0), max: new Date('2999-01-01') })
        .map((at) => at.toISOString()),
      id: fc.uuid({ version: 4 }),
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
    const forged = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
    const [time, id] = ['2026-01-01T00:00:00.000Z', '00000000-0000-4000-8000-000000000000'];
    expect(parseCursor(forged([time, id]))).not.toBeNull();
    expect(parseCursor(forged([time, 'a/b']))).toBeNull();
    expect(parseCursor(forged([time, '..']))).toBeNull();
    expect(parseCursor(forged(['9999', id]))).toBeNull();
    expect(parseCursor(Buffer.from('["only one"]').toString('base64url'))).toBeNull();
  });
});
