import { knowledgeDocumentSchema, knowledgeListSchema } from '@elevendops/contract';
import { describe, expect, it } from 'vitest';
import { expectInvalid, expectRefusal } from './api-caller.ts';
import {
  DOCUMENT_TEXT,
  settledDocument,
  syncedDocument,
  UNKNOWN_ID,
  uniqueName,
  type ContractContext,
} from './contract-context.ts';
import { expectBody } from './expect-body.ts';

const DOCUMENT = { ours: knowledgeDocumentSchema, reference: 'document' } as const;

/** Documents: `/api/knowledge`. */
export function describeKnowledge(context: ContractContext): void {
  const { api } = context;
  const valid = () => ({ disease_name: uniqueName('Flu '), raw_content: 'Rest.' });

  describe('POST /api/knowledge', () => {
    it('replies 201 with the document, pending, and the defaults of the reference', async () => {
      const sent = { ...valid(), disease_name: `  ${uniqueName()} ` };
      const saved = expectBody(await api.post('/api/knowledge', sent), {
        ...DOCUMENT,
        status: 201,
      });
      expect(saved).toMatchObject({
        ...sent,
        tags: ['faq'],
        doctor_id: 'default_doctor',
        sync_status: 'pending',
        sync_retry_count: 0,
        elevenlabs_document_id: null,
        sync_error_message: null,
        structured_sections: { content: 'Rest.' },
        modified_at: null,
      });
    });

    it('takes what is as long as it may be, and a blank text', async () => {
      for (const sent of [
        {
          disease_name: '病'.repeat(100),
          raw_content: '病'.repeat(300_000),
          tags: ['any', '標籤'],
        },
        { ...valid(), raw_content: '   ', doctor_id: 'dr_demo_001' },
      ]) {
        const saved = await api.post('/api/knowledge', sent);
        expect(expectBody(saved, { ...DOCUMENT, status: 201 })).toMatchObject(sent);
      }
    });

    it.each([
      ['no name', { disease_name: undefined }, 'disease_name', 'missing'],
      ['an empty name', { disease_name: '' }, 'disease_name', 'string_too_short'],
      ['a blank name', { disease_name: '  ' }, 'disease_name', 'value_error'],
      ['a long name', { disease_name: 'x'.repeat(101) }, 'disease_name', 'string_too_long'],
      ['no text', { raw_content: undefined }, 'raw_content', 'missing'],
      ['an empty text', { raw_content: '' }, 'raw_content', 'string_too_short'],
      ['a long text', { raw_content: 'x'.repeat(300_001) }, 'raw_content', 'string_too_long'],
      ['no tags', { tags: [] }, 'tags', 'too_short'],
      ['null for tags', { tags: null }, 'tags', 'list_type'],
    ])('refuses %s with 422', async (_what, change, field, type) => {
      const reply = await api.post('/api/knowledge', { ...valid(), ...change });
      expectInvalid(reply, ['body', field], type);
    });
  });

  describe('GET /api/knowledge', () => {
    it('[bug 24] gives whole documents, or without their text, page by page', async () => {
      const ids = [];
      for (let number = 0; number < 3; number += 1) {
        const reply = await api.post('/api/knowledge', valid());
        ids.unshift(expectBody(reply, { ...DOCUMENT, status: 201 }).knowledge_id);
      }
      const all = expectBody(await api.get('/api/knowledge'), {
        ours: knowledgeListSchema,
        reference: 'documents',
      });
      expect(all.documents.slice(0, 3).map(({ knowledge_id }) => knowledge_id)).toEqual(ids);

      const seen: string[] = [];
      let cursor = '';
      for (const expected of ids) {
        const reply = await api.get(`/api/knowledge?fields=summary&limit=1${cursor}`);
        const page = expectBody(reply, { ours: knowledgeListSchema, reference: null });
        expect(page.total_count).toBe(all.total_count);
        expect(page.documents).toHaveLength(1);
        expect(page.documents[0]).not.toHaveProperty('raw_content');
        expect(page.documents[0]?.knowledge_id).toBe(expected);
        seen.push(page.documents[0]?.knowledge_id ?? '');
        cursor = `&cursor=${encodeURIComponent(page.next_cursor ?? '')}`;
      }
      expect(seen).toEqual(ids);
    });

    it.each(['limit=0', 'limit=501', 'limit=x', 'cursor=nonsense', 'fields=none'])(
      'refuses ?%s with 422',
      async (query) => {
        const { detail } = expectRefusal(
          await api.get(`/api/knowledge?${query}`),
          422,
          'VALIDATION_ERROR',
        );
        expect(detail).toMatchObject([{ loc: ['query', query.split('=')[0]] }]);
      },
    );
  });

  describe('GET /api/knowledge/{id}', () => {
    it('gives the document, with its sections and the id that the platform gave it', async () => {
      const { knowledge_id: id } = await syncedDocument(context);
      const found = expectBody(await api.get(`/api/knowledge/${id}`), DOCUMENT);
      expect(found).toMatchObject({
        raw_content: DOCUMENT_TEXT,
        sync_status: 'completed',
        sync_retry_count: 1,
        elevenlabs_document_id: expect.any(String),
        last_sync_attempt: expect.any(String),
      });
      expect(Object.keys(found.structured_sections ?? {})).toEqual(['Eye drops', 'Activity']);
    });

    it('is 404 for an id that nothing has, a UUID or not', async () => {
      for (const id of [UNKNOWN_ID, 'nope', '%20']) {
        const { detail } = expectRefusal(await api.get(`/api/knowledge/${id}`), 404, 'NOT_FOUND');
        expect(detail).toMatch(/not found/);
      }
    });
  });

  describe('PUT /api/knowledge/{id}', () => {
    it('[bug 12] [bug 14] changes what is given, and syncs and reads the sections anew', async () => {
      const { knowledge_id: id, ...before } = await syncedDocument(context);
      const reply = await api.put(`/api/knowledge/${id}`, { raw_content: '# New\nText.' });
      const edited = expectBody(reply, DOCUMENT);
      expect(edited).toMatchObject({
        disease_name: before.disease_name,
        tags: before.tags,
        raw_content: '# New\nText.',
        structured_sections: { New: 'Text.' },
        modified_at: expect.any(String),
      });
      // Until its new sync begins it is as it was, completed.
      const after = await settledDocument(context, id, before.elevenlabs_document_id);
      expect(after).toMatchObject({ sync_status: 'completed', modified_at: edited.modified_at });
    });

    it('[bug 13] refuses null, an empty list and what is too long with 422', async () => {
      const { knowledge_id: id } = await syncedDocument(context);
      for (const [field, value, type] of [
        ['disease_name', null, 'string_type'],
        ['raw_content', null, 'string_type'],
        ['tags', null, 'list_type'],
        ['tags', [], 'too_short'],
        ['disease_name', 'x'.repeat(101), 'string_too_long'],
      ] as const) {
        const reply = await api.put(`/api/knowledge/${id}`, { [field]: value });
        expectInvalid(reply, ['body', field], type);
      }
      expect((await api.get('/api/knowledge?limit=1')).status).toBe(200);
    });

    it('is 404 for an id that nothing has', async () => {
      const reply = await api.put(`/api/knowledge/${UNKNOWN_ID}`, { tags: ['faq'] });
      expectRefusal(reply, 404, 'NOT_FOUND');
    });
  });

  describe('DELETE /api/knowledge/{id}', () => {
    it('replies 204 without a body, and then 404', async () => {
      const { knowledge_id: id } = await syncedDocument(context);
      const gone = await api.delete(`/api/knowledge/${id}`);
      expect([gone.status, gone.bytes.length]).toEqual([204, 0]);
      expectRefusal(await api.get(`/api/knowledge/${id}`), 404, 'NOT_FOUND');
      expectRefusal(await api.delete(`/api/knowledge/${id}`), 404, 'NOT_FOUND');
    });
  });

  describe('POST /api/knowledge/{id}/retry-sync', () => {
    it('leaves a completed document as it is', async () => {
      const before = await syncedDocument(context);
      const reply = await api.post(`/api/knowledge/${before.knowledge_id}/retry-sync`);
      expect(expectBody(reply, DOCUMENT)).toEqual(before);
    });

    it('is 404 for an id that nothing has', async () => {
      expectRefusal(await api.post(`/api/knowledge/${UNKNOWN_ID}/retry-sync`), 404, 'NOT_FOUND');
    });
  });
}
