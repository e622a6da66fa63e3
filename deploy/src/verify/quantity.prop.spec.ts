import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inMebibytes, parseBytes, parseCpus } from './quantity.ts';

const UNITS = { '': 1, k: 1e3, M: 1e6, G: 1e9, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30 } as const;

describe('parseBytes', () => {
  it('reads every unit of Kubernetes', () => {
    fc.assert(
      fc.property(
        fc.nat(100_000),
        fc.constantFrom(...Object.entries(UNITS)),
        (count, [unit, factor]) => {
          expect(parseBytes(`${String(count)}${unit}`)).toBe(count * factor);
        },
      ),
    );
  });

  it.each(['', 'Mi', '1 Gi', '-1', '1gi', '1Ti', 'NaN'])('refuses "%s"', (text) => {
    expect(() => parseBytes(text)).toThrow(/no amount of memory/);
  });
});

describe('parseCpus', () => {
  it('reads processors and thousandths alike', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 8_000 }), (thousandths) => {
        expect(parseCpus(`${String(thousandths)}m`)).toBe(parseCpus(String(thousandths / 1000)));
      }),
    );
  });

  it.each(['', 'm', '2 ', '-1', '2M'])('refuses "%s"', (text) => {
    expect(() => parseCpus(text)).toThrow(/no number of processors/);
  });
});

describe('inMebibytes', () => {
  it('rounds', () => {
    expect(inMebibytes(1.6 * 2 ** 20)).toBe('2 MiB');
  });
});
