import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PROXIED_METHODS, refusalOf } from './refusal.ts';

const MAX = 1_000;

describe('refusalOf', () => {
  it('lets every ordinary request of at most the limit pass, and none beyond', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PROXIED_METHODS), fc.nat(2 * MAX), (method, length) => {
        const headers = { 'content-length': String(length) };
        const status = refusalOf({ method, headers }, MAX)?.status;
        expect(status).toBe(length > MAX ? 413 : undefined);
      }),
    );
  });

  it('lets no method pass but those of the API', () => {
    fc.assert(
      fc.property(fc.string(), (method) => {
        const isRefused = refusalOf({ method, headers: {} }, MAX) !== null;
        expect(isRefused).toBe(!(PROXIED_METHODS as readonly string[]).includes(method));
      }),
    );
  });

  it('lets no transfer coding pass but chunked, and never together with a length', () => {
    fc.assert(
      fc.property(fc.string(), fc.boolean(), (coding, hasLength) => {
        const headers = {
          'transfer-encoding': coding,
          ...(hasLength ? { 'content-length': '1' } : {}),
        };
        const isRefused = refusalOf({ method: 'POST', headers }, MAX) !== null;
        expect(isRefused).toBe(hasLength || coding.trim().toLowerCase() !== 'chunked');
      }),
    );
    const chunked = { 'transfer-encoding': 'Chunked' };
    expect(refusalOf({ method: 'POST', headers: chunked }, MAX)).toBeNull();
  });
});
