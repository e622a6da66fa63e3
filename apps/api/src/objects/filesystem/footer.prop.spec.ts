import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_FOOTER_BYTES, parseFooter, renderFooter } from './footer.ts';

const anyFooter = fc.record({
  contentType: fc.string({ unit: 'binary', maxLength: 100 }),
  etag: fc.string({ maxLength: 60 }),
});
const anyBytes = fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes));

describe('parseFooter', () => {
  it('finds the footer behind any bytes, other footers among them', () => {
    fc.assert(
      fc.property(
        anyBytes,
        fc.array(anyFooter, { maxLength: 2 }),
        anyFooter,
        (bytes, others, footer) => {
          const rendered = renderFooter(footer);
          const file = Buffer.concat([bytes, ...others.map(renderFooter), rendered]);
          const end = file.subarray(-MAX_FOOTER_BYTES);
          expect(parseFooter(end)).toEqual({ ...footer, bytes: rendered.length });
        },
      ),
    );
  });

  it('never throws, and finds none in bytes that were cut or changed', () => {
    fc.assert(
      fc.property(anyBytes, anyFooter, fc.nat(), (bytes, footer, cut) => {
        parseFooter(bytes);
        const rendered = renderFooter(footer);
        const shorter = rendered.subarray(0, cut % rendered.length);
        expect(parseFooter(Buffer.concat([bytes, shorter]))).toBeNull();
      }),
    );
  });
});

describe('renderFooter', () => {
  it('refuses a content type that would not be found again', () => {
    expect(() => renderFooter({ contentType: 'x'.repeat(2_000), etag: '' })).toThrow(RangeError);
  });
});
