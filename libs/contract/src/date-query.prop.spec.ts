import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dateQuery } from './date-query.ts';

const start = dateQuery('start');
const end = dateQuery('end');

const moment = fc.date({
  min: new Date('0001-01-02T00:00:00Z'),
  max: new Date('9999-12-30T00:00:00Z'),
  noInvalidDate: true,
});

describe('dateQuery', () => {
  it('reads a moment alike in every zone that it can be written in', () => {
    fc.assert(
      fc.property(moment, fc.integer({ min: -839, max: 839 }), (date, offsetMinutes) => {
        const local = new Date(date.getTime() + offsetMinutes * 60_000).toISOString().slice(0, -1);
        fc.pre(/^\d{4}-/.test(local));
        const sign = offsetMinutes < 0 ? '-' : '+';
        const [hours, minutes] = [Math.abs(offsetMinutes) / 60, Math.abs(offsetMinutes) % 60];
        const zone = [hours, minutes].map((part) => String(Math.floor(part)).padStart(2, '0'));
        for (const colon of [':', '']) {
          expect(start.parse(`${local}${sign}${zone.join(colon)}`)).toBe(date.toISOString());
        }
      }),
    );
  });

  it('reads its own result as the same moment, and takes a time without a zone for UTC', () => {
    fc.assert(
      fc.property(moment, (date) => {
        const text = date.toISOString();
        expect(end.parse(text)).toBe(text);
        expect(start.parse(text.slice(0, -1).replace('T', ' '))).toBe(text);
      }),
    );
  });

  it('never throws, and gives a moment or refuses, for any text', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        const result = start.safeParse(value);
        expect(!result.success || !Number.isNaN(Date.parse(result.data))).toBe(true);
      }),
    );
  });

  it.each([
    ['2026-01-31', '2026-01-31T00:00:00.000Z', '2026-01-31T23:59:59.999Z'],
    ['2026-01-31T08:00:00+08:00', '2026-01-31T00:00:00.000Z', '2026-01-31T00:00:00.000Z'],
    ['2026-01-31T08:00:00 08:00', '2026-01-31T00:00:00.000Z', '2026-01-31T00:00:00.000Z'],
    ['2026-01-31T23:59:59.999999', '2026-01-31T23:59:59.999Z', '2026-01-31T23:59:59.999Z'],
    ['1769817600', '2026-01-31T00:00:00.000Z', '2026-01-31T00:00:00.000Z'],
  ])('reads %s', (value, from, to) => {
    expect(start.parse(value)).toBe(from);
    expect(end.parse(value)).toBe(to);
  });

  it.each([
    '',
    'yesterday',
    '2026-02-30',
    '2026-13-01',
    '2026-1-1',
    '2026-01-31T25:00',
    '999999999999',
  ])('refuses %s', (value) => {
    expect(start.safeParse(value).success).toBe(false);
  });
});
