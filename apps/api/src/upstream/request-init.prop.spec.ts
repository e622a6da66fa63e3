import { Secret } from '@elevendops/config';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestInit, requestUrl } from './request-init.ts';

describe('requestUrl', () => {
  it('keeps every parameter as it is given, and leaves out what is undefined', () => {
    const values = fc.option(
      fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean()),
      {
        nil: undefined,
      },
    );
    fc.assert(
      fc.property(fc.dictionary(fc.string({ minLength: 1 }), values), (query) => {
        const url = new URL(requestUrl('https://api.example.com/base/', { path: '/v1/x', query }));
        expect(url.origin + url.pathname).toBe('https://api.example.com/base/v1/x');
        const given = Object.entries(query).filter(([, value]) => value !== undefined);
        expect([...url.searchParams]).toEqual(
          given.map(([name, value]) => [name, String(value).toWellFormed()]),
        );
      }),
    );
  });
});

describe('requestInit', () => {
  it('sends JSON as JSON, a form as a form, and nothing as nothing', () => {
    const form = new FormData();
    const init = (body: unknown) => requestInit({ method: 'POST', path: '/', body }, {}, '*/*');
    expect(init({ a: '題' })).toMatchObject({ body: '{"a":"題"}' });
    expect(new Headers(init({}).headers).get('content-type')).toBe('application/json');
    expect(init(form).body).toBe(form);
    expect(new Headers(init(form).headers).has('content-type')).toBe(false);
    expect('body' in init(undefined)).toBe(false);
  });

  it('says that a key which can be no header is not accepted, without showing it', () => {
    const secret = new Secret('CANARY\nkey');
    const attempt = () => requestInit({ method: 'GET', path: '/' }, { 'x-key': secret }, '*/*');
    expect(attempt).toThrow(expect.objectContaining({ failure: 'auth', final: true }));
    try {
      attempt();
    } catch (error) {
      expect(String((error as Error).cause)).not.toContain('CANARY');
    }
  });
});
