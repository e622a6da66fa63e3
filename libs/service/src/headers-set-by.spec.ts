import { describe, expect, it } from 'vitest';
import { headersSetBy } from './headers-set-by.ts';

describe('headersSetBy', () => {
  it('gives what the middleware sets', () => {
    const headers = headersSetBy((_request, response, next) => {
      response.setHeader('X-One', '1');
      response.removeHeader('X-Powered-By');
      response.setHeader('X-Two', '2');
      next();
    });
    expect(headers).toEqual({ 'X-One': '1', 'X-Two': '2' });
  });

  it('throws what the middleware fails with', () => {
    const failure = new Error('no such policy');
    expect(() =>
      headersSetBy((_request, _response, next) => {
        next(failure);
      }),
    ).toThrow(failure);
  });
});
