import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCrossOriginPolicy } from './cross-origin.ts';

const origin = fc.webUrl().map((url) => new URL(url).origin);
const method = fc.constantFrom('DELETE', 'GET', 'OPTIONS', 'POST');

describe('createCrossOriginPolicy', () => {
  it('names an origin, with credentials and what it may read, when and only when it is allowed', () => {
    fc.assert(
      fc.property(fc.array(origin), origin, method, (origins, asking, used) => {
        const request = { method: used, headers: { origin: asking } };
        const headers = createCrossOriginPolicy(origins).headersFor(request);
        expect(headers).toEqual({
          Vary: 'Origin',
          ...(origins.includes(asking) && {
            'Access-Control-Allow-Origin': asking,
            'Access-Control-Allow-Credentials': 'true',
            'Access-Control-Expose-Headers': 'X-Request-Id,Retry-After,X-Next-Cursor',
          }),
        });
      }),
    );
  });

  it('allows nobody who does not say where he comes from, nor anybody by a wildcard', () => {
    const policy = createCrossOriginPolicy(['*', 'null.example']);
    for (const headers of [{}, { origin: 'https://a.example' }, { origin: 'null' }]) {
      expect(policy.headersFor({ method: 'GET', headers })).toEqual({ Vary: 'Origin' });
    }
  });

  it('answers a preflight of an allowed origin alone', () => {
    fc.assert(
      fc.property(
        fc.array(origin),
        origin,
        method,
        fc.boolean(),
        (origins, asking, used, announces) => {
          const headers = {
            origin: asking,
            ...(announces && { 'access-control-request-method': 'PUT' }),
          };
          const granted = createCrossOriginPolicy(origins).preflightHeadersFor({
            method: used,
            headers,
          });
          expect(granted !== null).toBe(
            origins.includes(asking) && used === 'OPTIONS' && announces,
          );
        },
      ),
    );
  });

  it('lets come what a preflight announces, and tells caches that this depends on it', () => {
    const headers = createCrossOriginPolicy(['https://a.example']).preflightHeadersFor({
      method: 'OPTIONS',
      headers: {
        origin: 'https://a.example',
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'content-type,x-request-id',
      },
    });
    expect(headers).toMatchObject({
      'Access-Control-Allow-Origin': 'https://a.example',
      'Access-Control-Allow-Methods': 'DELETE,GET,HEAD,OPTIONS,PATCH,POST,PUT',
      'Access-Control-Allow-Headers': 'content-type,x-request-id',
      'Access-Control-Max-Age': '600',
      Vary: 'Origin, Access-Control-Request-Headers',
    });
  });
});
