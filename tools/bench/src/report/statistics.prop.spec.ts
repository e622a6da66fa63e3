import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { median, percentile, ratio } from './statistics.ts';

const value = fc.oneof(
  { weight: 10, arbitrary: fc.double({ min: 0, max: 1e6, noNaN: true }) },
  fc.constant(Infinity),
);

describe('median', () => {
  it('has as many values above as below', () => {
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), (values) => {
        const middle = median(values) ?? expect.fail();
        const below = values.filter((each) => each < middle).length;
        const above = values.filter((each) => each > middle).length;
        expect(below).toBeLessThanOrEqual(values.length / 2);
        expect(above).toBeLessThanOrEqual(values.length / 2);
      }),
    );
  });

  it('does not depend on the order, and leaves the values as they are', () => {
    fc.assert(
      fc.property(fc.array(value), (values) => {
        const before = [...values];
        expect(median(values.toReversed())).toBe(median(values));
        expect(values).toEqual(before);
      }),
    );
  });

  it('is nothing without values, and never when most never happened', () => {
    expect(median([])).toBeNull();
    expect(median([1, Infinity, Infinity])).toBe(Infinity);
    expect(median([1, 2, Infinity])).toBe(2);
    expect(median([3, 1])).toBe(2);
    expect(median([Infinity, Infinity])).toBe(Infinity);
  });
});

describe('percentile', () => {
  it('is the least of the values that so large a share does not exceed', () => {
    const share = fc.double({ min: 0.01, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1 }), share, (values, part) => {
        const found = percentile(values, part) ?? expect.fail();
        expect(values).toContain(found);
        const needed = values.length * part - 1e-9;
        expect(values.filter((each) => each <= found).length).toBeGreaterThanOrEqual(needed);
        expect(values.filter((each) => each < found).length).toBeLessThan(values.length * part);
      }),
    );
  });

  it('is nothing without values', () => {
    expect(percentile([], 0.99)).toBeNull();
    expect(percentile([7], 0.99)).toBe(7);
    expect(percentile([3, 1, 2], 0.5)).toBe(2);
  });
});

describe('ratio', () => {
  it('is one of a value to itself, and says nothing against nothing', () => {
    expect(ratio(5, 5)).toBe(1);
    expect(ratio(5, 0)).toBeNull();
    expect(ratio(5, Infinity)).toBeNull();
    expect(ratio(Infinity, 5)).toBe(Infinity);
    expect(ratio(null, 5)).toBeNull();
    expect(ratio(5, null)).toBeNull();
  });
});
