import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTrace } from './trace-context.ts';

const hex = (length: number) =>
  fc
    .array(fc.constantFrom(...'0123456789abcdef'), { minLength: length, maxLength: length })
    .map((digits) => digits.join(''))
    .filter((id) => !/^0+$/.test(id));

describe('parseTrace', () => {
  it('reads back every well-formed traceparent', () => {
    fc.assert(
      fc.property(hex(32), hex(16), fc.boolean(), (traceId, spanId, sampled) => {
        const traceparent = `00-${traceId}-${spanId}-${sampled ? '01' : '00'}`;
        expect(parseTrace({ traceparent })).toEqual({ traceId, spanId, sampled });
      }),
    );
  });

  it('reads back every well-formed X-Cloud-Trace-Context', () => {
    fc.assert(
      fc.property(
        hex(32),
        fc.bigInt(1n, 0xffff_ffff_ffff_ffffn),
        fc.boolean(),
        (traceId, span, sampled) => {
          const header = `${traceId}/${String(span)};o=${sampled ? '1' : '0'}`;
          const trace = parseTrace({ 'x-cloud-trace-context': header });
          expect(trace?.traceId).toBe(traceId);
          expect(BigInt(`0x${trace?.spanId ?? '0'}`)).toBe(span);
          expect(trace?.sampled).toBe(sampled);
        },
      ),
    );
  });

  it('never throws, and gives only well-formed ids, for any header text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (traceparent, legacy) => {
        const trace = parseTrace({ traceparent, 'x-cloud-trace-context': legacy });
        expect(trace === null || /^[0-9a-f]{32}$/.test(trace.traceId)).toBe(true);
      }),
    );
  });
});
