import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forwardedHeaders } from './forwarded-headers.ts';
import { isHopByHop } from './hop-by-hop.ts';

const name = fc.oneof(
  fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/),
  fc.constantFrom('connection', 'te', 'upgrade', 'keep-alive', 'expect', 'host', 'cookie'),
  fc.constantFrom('x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'content-length'),
);
const headers = fc.dictionary(name, fc.string());
const facts = { remoteAddress: '::ffff:10.0.0.9', requestId: 'request-1' };

describe('forwardedHeaders', () => {
  it('passes nothing on that belongs to one connection, framing apart', () => {
    fc.assert(
      fc.property(headers, (received) => {
        const left = Object.keys(forwardedHeaders(received, facts)).filter(isHopByHop);
        expect(left.every((header) => header === 'transfer-encoding')).toBe(true);
      }),
    );
  });

  it('drops what Connection names, but never what frames, addresses or authorizes', () => {
    const kept = fc.constantFrom('content-length', 'host', 'cookie', 'authorization');
    fc.assert(
      fc.property(headers, fc.stringMatching(/^x-own-[a-z]{1,5}$/), kept, (base, own, vital) => {
        const received = {
          ...base,
          [own]: '1',
          [vital]: '7',
          connection: `Close , ${own},${vital}`,
        };
        const sent = forwardedHeaders(received, facts);
        expect(sent).not.toHaveProperty(own);
        expect(sent[vital]).toBe('7');
      }),
    );
  });

  it('extends the chain of addresses by exactly the peer, with its IPv4 form', () => {
    fc.assert(
      fc.property(fc.array(fc.ipV4(), { minLength: 1 }), (addresses) => {
        const before = addresses.join(', ');
        expect(forwardedHeaders({ 'x-forwarded-for': before }, facts)['x-forwarded-for']).toBe(
          `${before}, 10.0.0.9`,
        );
      }),
    );
    expect(forwardedHeaders({}, facts)['x-forwarded-for']).toBe('10.0.0.9');
  });

  it('leaves every other header as it is, and what it was given untouched', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^x-a[a-z]{0,5}$/), fc.string()), (received) => {
        const before = structuredClone(received);
        expect(forwardedHeaders(received, facts)).toMatchObject(received);
        expect(received).toEqual(before);
      }),
    );
  });

  it('always names the request, whatever the client called it', () => {
    fc.assert(
      fc.property(fc.string(), (given) => {
        expect(forwardedHeaders({ 'x-request-id': given }, facts)['x-request-id']).toBe(
          'request-1',
        );
      }),
    );
  });
});
