import { errorEnvelopeSchema } from '@elevendops/contract';
import { startServer, type TestServer } from '@elevendops/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../__fixtures__/test-api.ts';
import { createRefusal } from './refusal.ts';
import { createRequestIdentity } from './request-identity.ts';

const ORIGIN = 'https://clinic.example';

let draining: TestServer;
let api: TestApi;
beforeAll(async () => {
  draining = await startServer(
    createRefusal(
      createRequestIdentity(() => 'made-here'),
      [ORIGIN],
    ),
  );
  api = await startTestApi({ CORS_ORIGINS: ORIGIN });
});
afterAll(async () => {
  await draining.close();
  await api.close();
});

describe('createRefusal', () => {
  it('says when to come back, in the envelope', async () => {
    const response = await fetch(`${draining.url}/api/knowledge`, { method: 'POST', body: 'x' });
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(response.headers.get('x-request-id')).toBe('made-here');
    expect(errorEnvelopeSchema.parse(await response.json())).toMatchObject({
      error_code: 'DRAINING',
      retryable: true,
      request_id: 'made-here',
    });
  });

  it('has every header of the other replies of the API, CORS included', async () => {
    const headers = { origin: ORIGIN };
    const refused = await fetch(`${draining.url}/api/nowhere`, { headers });
    const usual = await fetch(`${api.url}/api/nowhere`, { headers });
    expect(usual.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(refused.headers.get('content-security-policy')).not.toBeNull();
    for (const [name, value] of usual.headers) {
      if (!['content-length', 'date', 'vary', 'x-request-id'].includes(name)) {
        expect([name, refused.headers.get(name)]).toEqual([name, value]);
      }
    }
    expect(refused.headers.get('x-powered-by')).toBeNull();
  });

  it('lets a preflight pass, so that the request behind it can be told', async () => {
    const response = await fetch(`${draining.url}/api/knowledge`, {
      method: 'OPTIONS',
      headers: { origin: ORIGIN, 'access-control-request-method': 'POST' },
    });
    expect(response.status).toBe(200);
    expect(response.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  });
});
