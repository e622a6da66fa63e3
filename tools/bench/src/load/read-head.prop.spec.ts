import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHead } from './read-head.ts';

const HEAD = 'HTTP/1.1 200 OK\r\nVary: Accept\r\nContent-Length: 42\r\nDate: now';

describe('readHead', () => {
  it('finds the same head and the whole body, wherever the answer is cut', () => {
    const body = fc.uint8Array({ maxLength: 50 }).map((bytes) => Buffer.from(bytes));
    const cuts = fc.array(fc.nat({ max: HEAD.length + 60 }), { maxLength: 4 });
    fc.assert(
      fc.property(body, cuts, (bytes, at) => {
        const answer = Buffer.concat([Buffer.from(`${HEAD}\r\n\r\n`), bytes]);
        const ends = [...new Set([...at, answer.length])].filter((end) => end <= answer.length);
        let [head, start] = ['', 0];
        for (const end of ends.toSorted((one, other) => one - other)) {
          const found = readHead(head, answer.subarray(start, end));
          [head, start] = [found.head, end];
          if (found.isWhole) {
            expect(found).toMatchObject({ head: HEAD, status: 200, length: 42 });
            expect(Buffer.concat([found.rest, answer.subarray(end)])).toEqual(bytes);
            return;
          }
          expect(found.rest).toHaveLength(0);
        }
        expect.fail('the head was there');
      }),
    );
  });

  it('knows when a head says no length, or is none', () => {
    expect(readHead('', Buffer.from('HTTP/1.1 204 No Content\r\n\r\n'))).toMatchObject({
      status: 204,
      length: null,
    });
    expect(readHead('', Buffer.from('<html>\r\n\r\n'))).toMatchObject({ status: 0, length: null });
  });
});
