import { describe, expect, it } from 'vitest';
import { expectRefusal, type Reply } from './api-caller.ts';
import { UNKNOWN_ID, type ContractContext } from './contract-context.ts';

/** The origins that the reference allows when nothing is configured. */
const ORIGINS = [8501, 8000].flatMap((port) => [
  `http://localhost:${String(port)}`,
  `http://127.0.0.1:${String(port)}`,
]);
const STRANGER = 'https://evil.example';

/** What pages of other origins may do. */
export function describeCrossOrigin({ api }: ContractContext): void {
  const preflight = (origin: string, path: string, method: string): Promise<Reply> =>
    api.call('OPTIONS', path, {
      headers: {
        origin,
        'access-control-request-method': method,
        'access-control-request-headers': 'content-type,x-anything',
      },
    });

  function expectAllowed({ headers }: Reply, origin: string): void {
    expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(headers.get('access-control-allow-credentials')).toBe('true');
    expect(headers.get('vary')).toContain('Origin');
  }

  describe('a page of another origin', () => {
    it('may ask, with any method and header, when it is one of those that are known', async () => {
      for (const origin of ORIGINS) {
        for (const method of ['GET', 'POST', 'PUT', 'DELETE']) {
          const reply = await preflight(origin, '/api/knowledge', method);
          expect(reply.status).toBe(200);
          expectAllowed(reply, origin);
          expect(reply.headers.get('access-control-max-age')).toBe('600');
          expect(reply.headers.get('access-control-allow-methods')).toContain(method);
          expect(reply.headers.get('access-control-allow-headers')).toContain('content-type');
          expect(reply.headers.get('access-control-allow-headers')).toContain('x-anything');
        }
      }
    });

    it('is told 400 in plain text when it is a stranger', async () => {
      const reply = await preflight(STRANGER, '/api/knowledge', 'GET');
      expect(reply.status).toBe(400);
      expect(reply.headers.get('content-type')).toContain('text/plain');
      expect(reply.text).toBe('Disallowed CORS origin');
      expect(reply.headers.get('access-control-allow-origin')).toBeNull();
    });

    it('[bug 19] may read every reply, errors too; a stranger may read none', async () => {
      for (const [method, path, status] of [
        ['GET', '/api/health', 200],
        ['POST', '/api/knowledge', 422],
        ['GET', `/api/knowledge/${UNKNOWN_ID}`, 404],
        ['GET', '/api/nope', 404],
        ['PATCH', '/api/agent', 405],
      ] as const) {
        for (const origin of ORIGINS) {
          const reply = await api.call(method, path, { headers: { origin } });
          expect(reply.status).toBe(status);
          expectAllowed(reply, origin);
          expect(reply.headers.get('access-control-expose-headers')).toContain('X-Request-Id');
        }
        const strange = await api.call(method, path, { headers: { origin: STRANGER } });
        expect(strange.headers.get('access-control-allow-origin')).toBeNull();
      }
    });

    it('[bug 19] keeps its connection when something is refused', async () => {
      const reply = await api.get(`/api/agent/${UNKNOWN_ID}`);
      expectRefusal(reply, 404, 'NOT_FOUND');
      expect(reply.headers.get('connection')).toBe('keep-alive');
    });
  });
}
