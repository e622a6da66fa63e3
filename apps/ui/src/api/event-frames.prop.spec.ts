import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEventFrames } from './event-frames.ts';

const data = fc.jsonValue().map((value) => JSON.stringify(value));
const frame = fc.oneof(
  data.map((text) => ({ data: text, frame: `data: ${text}\n\n` })),
  data.map((text) => ({ data: text, frame: `data: ${text}\r\n\r\n` })),
  fc.constant({ data: null, frame: ': still here\n\n' }),
);

describe('createEventFrames', () => {
  it('gives the same events however the stream was cut', () => {
    fc.assert(
      fc.property(fc.array(frame), fc.array(fc.nat(200)), (frames, cuts) => {
        const whole = frames.map((one) => one.frame).join('');
        const places = [0, ...cuts.filter((cut) => cut < whole.length), whole.length];
        const sorted = places.toSorted((a, b) => a - b);
        const reader = createEventFrames();
        const seen = sorted.flatMap((end, index) =>
          reader.push(whole.slice(sorted[index - 1] ?? 0, end)),
        );
        expect(seen).toEqual(frames.map((one) => one.data).filter((text) => text !== null));
      }),
    );
  });

  it('keeps what is not complete', () => {
    const reader = createEventFrames();
    expect(reader.push('data: {"a"')).toEqual([]);
    expect(reader.push(':1}\n')).toEqual([]);
    expect(reader.push('\n')).toEqual(['{"a":1}']);
  });
});
