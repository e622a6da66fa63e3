import { describe, expect, it } from 'vitest';
import { expectRefusal } from './api-caller.ts';
import { UNKNOWN_ID, type ContractContext } from './contract-context.ts';

/** Every operation of the reference. */
const REFERENCE_OPERATIONS = [
  ...['GET /api/health', 'GET /api/health/ready', 'GET /api/dashboard/stats'],
  ...['POST /api/knowledge', 'GET /api/knowledge', 'GET /api/knowledge/{}'],
  ...['PUT /api/knowledge/{}', 'DELETE /api/knowledge/{}', 'POST /api/knowledge/{}/retry-sync'],
  ...['GET /api/templates', 'POST /api/templates', 'GET /api/templates/system-prompt'],
  ...['POST /api/templates/preview', 'GET /api/templates/{}', 'PUT /api/templates/{}'],
  ...['DELETE /api/templates/{}', 'POST /api/audio/generate-script'],
  ...['POST /api/audio/generate-script-stream', 'POST /api/audio/generate', 'GET /api/audio/list'],
  ...['GET /api/audio/{}', 'PUT /api/audio/{}', 'DELETE /api/audio/{}'],
  ...['GET /api/audio/stream/{}', 'GET /api/audio/voices/list', 'POST /api/agent'],
  ...['GET /api/agent', 'GET /api/agent/system-prompts', 'PUT /api/agent/{}'],
  ...['POST /api/agent/{}/sync', 'DELETE /api/agent/{}', 'POST /api/patient/session'],
  ...['POST /api/patient/session/{}/message', 'POST /api/patient/session/{}/end'],
  ...['GET /api/conversations', 'GET /api/conversations/statistics', 'GET /api/conversations/{}'],
  ...['GET /api/debug/health', 'POST /api/debug/script-generation', 'GET /api/debug/sessions'],
  ...['POST /api/debug/sessions', 'GET /api/debug/sessions/{}', 'POST /api/debug/sessions/{}/end'],
];

interface OpenApi {
  readonly openapi: string;
  readonly info: { readonly title: string };
  readonly paths: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The description of the API, and whether it is true. */
export function describeOpenApi({ api }: ContractContext): void {
  const read = async (): Promise<OpenApi> => (await api.get('/openapi.json')).json as OpenApi;
  const methodsOf = (operations: object): string[] =>
    Object.keys(operations)
      .filter((key) => /^(get|put|post|delete|patch)$/.test(key))
      .map((key) => key.toUpperCase());

  describe('the OpenAPI document', () => {
    it('is 3.1, at both of its addresses', async () => {
      const document = await read();
      expect(document).toMatchObject({
        openapi: expect.stringMatching(/^3\.1\./),
        info: { title: 'ElevenDops Backend API' },
      });
      expect((await api.get('/api/openapi.json')).json).toEqual(document);
    });

    it('has every operation of the reference', async () => {
      const { paths } = await read();
      const operations = Object.entries(paths).flatMap(([path, item]) =>
        methodsOf(item).map((method) => `${method} ${path.replaceAll(/\{[^}]+\}/g, '{}')}`),
      );
      expect(operations).toEqual(expect.arrayContaining(REFERENCE_OPERATIONS));
    });

    it('names for every path just the methods that the path has', async () => {
      const { paths } = await read();
      for (const [path, item] of Object.entries(paths)) {
        const documented = methodsOf(item);
        const expected = documented.includes('GET') ? [...documented, 'HEAD'] : documented;
        const reply = await api.call('PATCH', path.replaceAll(/\{[^}]+\}/g, UNKNOWN_ID));
        expectRefusal(reply, 405, 'METHOD_NOT_ALLOWED');
        const allowed = reply.headers.get('allow')?.split(', ');
        expect({ path, allowed: allowed?.toSorted() }).toEqual({
          path,
          allowed: expected.toSorted(),
        });
      }
    });

    it('names every status that a request for what nobody has is answered with', async () => {
      const { paths } = await read();
      for (const [path, item] of Object.entries(paths)) {
        for (const method of methodsOf(item).filter((name) => name !== 'DELETE')) {
          const json = method === 'GET' ? undefined : {};
          const { status } = await api.call(method, path.replaceAll(/\{[^}]+\}/g, UNKNOWN_ID), {
            json,
          });
          const { responses } = item[method.toLowerCase()] as { responses: object };
          expect(Object.keys(responses), `${method} ${path}`).toContain(String(status));
        }
      }
    });
  });

  describe('GET /docs', () => {
    it('is a page whose parts all come from here', async () => {
      const page = await api.get('/docs');
      expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
      const parts = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, part]) => part);
      expect(parts.length).toBeGreaterThan(3);
      for (const part of parts.filter((found) => found !== 'data:,')) {
        expect(part).toMatch(/^\/docs\//);
        expect((await api.get(part ?? '')).status).toBe(200);
      }
    });

    it('is where /redoc leads', async () => {
      const reply = await api.get('/redoc');
      expect([reply.status, reply.headers.get('location')]).toEqual([307, '/docs']);
    });
  });
}
