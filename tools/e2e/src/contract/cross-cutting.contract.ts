import { knowledgeDocumentSchema } from '@elevendops/contract';
import { describe, expect, it } from 'vitest';
import { expectInvalid, expectRefusal } from './api-caller.ts';
import { UNKNOWN_ID, uniqueName, type ContractContext } from './contract-context.ts';
import { expectBody } from './expect-body.ts';

/** Requests of any route: bodies, headers, methods and paths. */
export function describeCrossCutting({ api }: ContractContext): void {
  const document = () => ({ disease_name: uniqueName('Flu '), raw_content: 'Rest.' });

  describe('any body', () => {
    it('may have fields that nobody knows; they are ignored', async () => {
      const sent = { ...document(), document_type: 'faq', knowledge_id: UNKNOWN_ID, x: null };
      const saved = expectBody(await api.post('/api/knowledge', sent), {
        status: 201,
        ours: knowledgeDocumentSchema,
        reference: 'document',
      });
      expect(saved).not.toHaveProperty('document_type');
      expect(saved.knowledge_id).not.toBe(UNKNOWN_ID);
    });

    it('is read as JSON when nothing says what it is, and with a charset and as +json', async () => {
      for (const type of [undefined, 'application/json; charset=UTF-8', 'application/ld+json']) {
        const reply = await api.call('POST', '/api/knowledge', {
          body: JSON.stringify(document()),
          headers: type === undefined ? {} : { 'content-type': type },
        });
        expect(reply.status).toBe(201);
      }
    });

    it('of another type is refused with 415', async () => {
      const reply = await api.call('POST', '/api/knowledge', {
        body: 'disease_name=Flu',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
      });
      expectRefusal(reply, 415, 'UNSUPPORTED_MEDIA_TYPE');
    });

    it('that is no JSON is 422, not 400, and says where it breaks', async () => {
      const broken = '{"disease_name": "Flu",}';
      const reply = await api.call('POST', '/api/knowledge', { body: broken });
      const { detail } = expectRefusal(reply, 422, 'VALIDATION_ERROR');
      expect(detail).toEqual([
        { type: 'json_invalid', loc: ['body', expect.any(Number)], msg: 'JSON decode error' },
      ]);
    });

    it('that is absent or no object is 422', async () => {
      expectInvalid(await api.post('/api/knowledge'), ['body'], 'missing');
      const list = await api.post('/api/knowledge', []);
      expectInvalid(list, ['body'], 'model_attributes_type');
    });

    it('is not coerced: a number is no text, and a text is no list', async () => {
      const wrong = { ...document(), disease_name: 7, tags: 'faq' };
      const reply = await api.post('/api/knowledge', wrong);
      expectInvalid(reply, ['body', 'disease_name'], 'string_type');
      expectInvalid(reply, ['body', 'tags'], 'list_type');
    });

    it('[bug 29] is never repeated by the reply that refuses it', async () => {
      const secret = 'the patient takes 5 mg of it';
      const raw_content = secret + 'x'.repeat(300_000);
      for (const sent of [{ raw_content }, { ...document(), raw_content }, { tags: secret }]) {
        const reply = await api.post('/api/knowledge', sent);
        expect(reply.status).toBe(422);
        expect(reply.text).not.toContain(secret);
        expect(reply.text.length).toBeLessThan(1_000);
        expect(reply.text).not.toContain('"input"');
      }
      const malformed = await api.call('POST', '/api/knowledge', { body: `{"x": "${secret}` });
      expect(malformed.status).toBe(422);
      expect(malformed.text).not.toContain(secret);
    });
  });

  describe('any path', () => {
    it('that is unknown is 404 with the detail of the reference', async () => {
      for (const path of ['/nope', '/api', '/api/nope', '/api/knowledge/a/b/c', '/api/storage']) {
        expect(expectRefusal(await api.get(path), 404, 'NOT_FOUND').detail).toBe('Not Found');
      }
    });

    it('says 405 with the detail of the reference, and in Allow which methods it has', async () => {
      const reply = await api.call('PATCH', '/api/knowledge', { json: {} });
      expect(expectRefusal(reply, 405, 'METHOD_NOT_ALLOWED').detail).toBe('Method Not Allowed');
      expect(reply.headers.get('allow')).toBe('GET, HEAD, POST');
    });

    it('with a slash at its end is answered where it is: no client has to follow a redirect', async () => {
      expect((await api.get('/api/knowledge/?limit=1')).status).toBe(200);
      expect((await api.post('/api/knowledge/', document())).status).toBe(201);
      expect((await api.get('/api/templates/')).status).toBe(200);
      expect((await api.get('/api/health/')).status).toBe(200);
    });

    it('that is read with GET is read with HEAD: the same headers and no body', async () => {
      for (const path of ['/', '/api/health', '/api/templates/system-prompt', '/openapi.json']) {
        const [head, get] = [await api.call('HEAD', path), await api.get(path)];
        expect(head.status).toBe(200);
        expect(head.bytes.length).toBe(0);
        expect(head.headers.get('content-type')).toBe(get.headers.get('content-type'));
      }
    });
  });

  describe('any reply', () => {
    it('carries an id: that of the request when it has a usable one, a new one otherwise', async () => {
      const given = 'trace-0123456789';
      const kept = await api.call('GET', '/api/health', { headers: { 'x-request-id': given } });
      expect(kept.headers.get('x-request-id')).toBe(given);
      const bad = { 'x-request-id': 'no id <script>' };
      const replaced = await api.call('GET', '/api/nope', { headers: bad });
      expect(replaced.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
      const [one, other] = [await api.get('/api/health'), await api.get('/api/health')];
      expect(one.headers.get('x-request-id')).not.toBe(other.headers.get('x-request-id'));
    });

    it('below /api is kept by no cache', async () => {
      for (const path of ['/api/knowledge?limit=1', '/api/health', '/api/nope']) {
        expect((await api.get(path)).headers.get('cache-control')).toBe('no-store');
      }
    });

    it('is compressed for whom asks for it', async () => {
      const headers = { 'accept-encoding': 'gzip' };
      const reply = await api.call('GET', '/openapi.json', { headers });
      expect(reply.headers.get('content-encoding')).toBe('gzip');
    });
  });
}
