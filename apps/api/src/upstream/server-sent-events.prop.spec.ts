import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventData, EventStreamError } from './server-sent-events.ts';

async function* pieces(bytes: Uint8Array, sizes: readonly number[]): AsyncGenerator<Uint8Array> {
  let at = 0;
  for (let i = 0; at < bytes.length; i++) {
    const size = sizes[i % sizes.length] ?? 1;
    yield bytes.subarray(at, at + size);
    at += size;
  }
}

async function collect(chunks: AsyncIterable<Uint8Array>, limit = 1_000_000): Promise<string[]> {
  const received: string[] = [];
  for await (const data of eventData(chunks, limit)) {
    received.push(data);
  }
  return received;
}

const line = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .map((text) => text.replace(/[\r\n\uFEFF]/g, '題'));
const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 });
const newline = fc.constantFrom('\n', '\r\n');

describe('eventData', () => {
  it('gives the same events wherever the bytes are cut, inside of characters too', async () => {
    const events = fc.array(fc.array(line, { minLength: 1, maxLength: 3 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(events, newline, sizes, async (sent, end, cuts) => {
        const text = sent
          .map((lines) => lines.map((value) => `data: ${value}${end}`).join('') + end)
          .join(`: a comment${end}${end}`);
        const received = await collect(pieces(Buffer.from(text), cuts));
        expect(received).toEqual(sent.map((lines) => lines.join('\n')));
      }),
    );
  });

  it('never fails with anything but EventStreamError, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), sizes, async (bytes, cuts) => {
        await collect(pieces(bytes, cuts), 50).catch((error: unknown) => {
          expect(error).toBeInstanceOf(EventStreamError);
        });
      }),
    );
  });

  it('notices a stream that is cut inside of an event', async () => {
    const text = 'data: one\n\ndata: two\n\n';
    for (let length = 1; length < text.length; length++) {
      const whole = [text.length / 2, text.length].includes(length);
      const result = collect(pieces(Buffer.from(text.slice(0, length)), [3]));
      if (whole) {
        await expect(result).resolves.toHaveLength(1);
      } else {
        await expect(result, text.slice(0, length)).rejects.toThrow(EventStreamError);
      }
    }
  });

  it('gives up on an event without end', async () => {
    const endless = Buffer.from(`data: ${'x'.repeat(1000)}`);
    await expect(collect(pieces(endless, [100]), 500)).rejects.toThrow('too long');
  });
});
