import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyRequest } from './__fixtures__/requests.ts';
import { parseRequest } from './parse-request.ts';

describe('parseRequest', () => {
  it('reads back every request, whatever else its line holds', () => {
    fc.assert(
      fc.property(
        anyRequest,
        fc.dictionary(fc.stringMatching(/^x\w*$/), fc.jsonValue()),
        (it, more) => {
          expect(parseRequest(JSON.stringify({ ...more, ...it }))).toEqual({
            ok: true,
            request: it,
          });
        },
      ),
    );
  });

  it('answers any line, with an id only where that line has one', () => {
    const line = fc
      .oneof(fc.string({ unit: 'binary' }), fc.json())
      .filter((text) => !text.includes('"id"'));
    fc.assert(
      fc.property(line, (text) => {
        expect(parseRequest(text)).toEqual({
          ok: false,
          reply: { type: 'failed', id: null, reason: 'malformed' },
        });
      }),
    );
  });

  it('refuses a request of which one field was replaced by something else', () => {
    const speak = anyRequest.filter((request) => request.type === 'speak');
    const field = fc.constantFrom('type', 'voice', 'parts');
    const other = fc.oneof(fc.integer(), fc.boolean(), fc.constant(null), fc.constant({}));
    fc.assert(
      fc.property(speak, field, other, (request, name, value) => {
        expect(parseRequest(JSON.stringify({ ...request, [name]: value }))).toEqual({
          ok: false,
          reply: { type: 'failed', id: request.id, reason: 'malformed' },
        });
      }),
    );
  });
});
