import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isHopByHop } from './hop-by-hop.ts';
import { replyHeaders } from './reply-headers.ts';

const name = fc.oneof(
  fc.stringMatching(/^[A-Za-z][A-Za-z0-9-]{0,10}$/),
  fc.constantFrom('Connection', 'Transfer-Encoding', 'Keep-Alive', 'Set-Cookie', 'X-Withheld'),
);
const pairs = fc.array(fc.tuple(name, fc.string()));
const withheld = new Set(['x-withheld']);

const namesOf = (list: readonly string[]) =>
  list.filter((_, index) => index % 2 === 0).map((each) => each.toLowerCase());

describe('replyHeaders', () => {
  it('passes on neither the headers of the connection nor the withheld, in any case of letters', () => {
    fc.assert(
      fc.property(pairs, (received) => {
        for (const each of namesOf(replyHeaders(received.flat(), withheld))) {
          expect(isHopByHop(each) || withheld.has(each)).toBe(false);
        }
      }),
    );
  });

  it('keeps the order and the repetitions of all others', () => {
    const harmless = fc.array(fc.tuple(fc.constantFrom('A', 'b', 'Set-Cookie'), fc.string()));
    fc.assert(
      fc.property(harmless, (received) => {
        expect(replyHeaders(received.flat(), withheld)).toEqual(received.flat());
      }),
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(pairs, (received) => {
        const once = replyHeaders(received.flat(), withheld);
        expect(replyHeaders(once, withheld)).toEqual(once);
      }),
    );
  });
});
