import { afterEach, describe, expect, it } from 'vitest';
import { createWorld, NOBODY } from '../__fixtures__/ui-world.ts';

const world = createWorld();
afterEach(world.close);

const EXPECTED = {
  'content-security-policy':
    "default-src 'self';script-src 'self';script-src-attr 'none';style-src 'self';" +
    "img-src 'self' data: blob:;font-src 'self';connect-src 'self';" +
    "media-src 'self' blob:;worker-src 'self';object-src 'none';frame-ancestors 'none';base-uri 'self';form-action 'self'",
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

describe('security headers', () => {
  it.each(['/', '/favicon.svg', '/missing.js', '/%', '/api', '/docs', '/openapi.json'])(
    'are on the reply to %s, whether the API answers or not',
    async (path) => {
      const api = await world.startApi((_request, response) => response.end('{}'));
      for (const apiOrigin of [api.url, NOBODY]) {
        const ui = await world.startUi({ apiOrigin });
        const { headers } = await fetch(ui.url + path);
        expect(Object.fromEntries(headers)).toMatchObject(EXPECTED);
        expect(headers.get('permissions-policy')).toMatch(/camera=\(\).*microphone=\(self\)/);
        expect(headers.get('x-powered-by')).toBeNull();
        expect(headers.get('strict-transport-security')).toBeNull();
      }
    },
  );

  it('ask for https from then on when, and only when, the visitor came by https', async () => {
    const api = await world.startApi((_request, response) => response.end('{}'));
    const ui = await world.startUi({ apiOrigin: api.url });
    for (const path of ['/', '/api', '/missing.js']) {
      const secure = await fetch(ui.url + path, { headers: { 'X-Forwarded-Proto': 'https' } });
      expect(secure.headers.get('strict-transport-security')).toBe('max-age=31536000');
      const plain = await fetch(ui.url + path, { headers: { 'X-Forwarded-Proto': 'http, https' } });
      expect(plain.headers.get('strict-transport-security')).toBeNull();
    }
  });

  it('never ask the browser to upgrade, which would break plain http on a developer machine', async () => {
    const ui = await world.startUi({ apiOrigin: NOBODY });
    const policy = (await fetch(ui.url)).headers.get('content-security-policy');
    expect(policy).not.toContain('upgrade-insecure-requests');
  });
});
