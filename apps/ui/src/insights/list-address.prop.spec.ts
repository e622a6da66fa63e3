import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isFiltered, readAddress, toFilter, WHOLE_LIST, writeAddress } from './list-address.ts';

const DAYS = fc.constantFrom('', '2026-05-03', '2024-02-29', '1999-12-31');
const ADDRESSES = fc.record({
  patient: fc.string({ maxLength: 50 }),
  from: DAYS,
  to: DAYS,
  attention: fc.boolean(),
  reviewed: fc.constantFrom('all', 'open', 'done'),
  page: fc.integer({ min: 1, max: 999_999 }),
});

describe('readAddress', () => {
  it('reads what writeAddress wrote', () => {
    fc.assert(
      fc.property(ADDRESSES, (address) => {
        expect(readAddress(new URLSearchParams(writeAddress(address).toString()))).toEqual(address);
      }),
    );
  });

  it('never throws, whatever somebody typed, and gives what can be asked for', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), fc.string(), (query, odd) => {
        const address = readAddress(new URLSearchParams(`${query}&from=${odd}&page=${odd}`));
        expect(address.page).toBeGreaterThan(0);
        expect(() => toFilter(address)).not.toThrow();
      }),
    );
  });

  it.each(['2026-13-01', '2026-00-10', 'today', '2026-5-3'])('has no day %s', (day) => {
    expect(readAddress(new URLSearchParams({ from: day, to: day }))).toEqual(WHOLE_LIST);
  });
});

describe('toFilter', () => {
  it('takes whole days of the reader, and nothing for the whole list', () => {
    const filter = toFilter({ ...WHOLE_LIST, from: '2026-05-03', to: '2026-05-03' });
    const length = Date.parse(filter.endDate ?? '') - Date.parse(filter.startDate ?? '');
    expect(length).toBe(86_400_000 - 1);
    expect(toFilter({ ...WHOLE_LIST, page: 7 })).toEqual({});
    expect(toFilter({ ...WHOLE_LIST, reviewed: 'open' })).toEqual({ reviewed: false });
  });
});

describe('isFiltered', () => {
  it('does not count the page', () => {
    expect(isFiltered({ ...WHOLE_LIST, page: 3 })).toBe(false);
    expect(isFiltered({ ...WHOLE_LIST, attention: true })).toBe(true);
  });
});
