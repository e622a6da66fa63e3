import {
  knowledgeDocumentSchema,
  knowledgeListSchema,
  type KnowledgeDocument,
  type KnowledgeList,
} from '@elevendops/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../__fixtures__/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const body = {
  disease_name: 'Diabetes',
  tags: ['faq', 'medication'],
  raw_content: '# Diet\nLess sugar.',
};

async function send(method: string, path: string, json?: unknown): Promise<Response> {
  return fetch(`${api.url}/api/knowledge${path}`, {
    method,
    ...(json === undefined
      ? {}
      : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(json) }),
  });
}

async function documentOf(response: Response): Promise<KnowledgeDocument> {
  return knowledgeDocumentSchema.parse(await response.json());
}

async function create(changes: Partial<typeof body> = {}): Promise<KnowledgeDocument> {
  return documentOf(await send('POST', '', { ...body, ...changes }));
}

async function settled(id: string): Promise<KnowledgeDocument> {
  return expect
    .poll(async () => documentOf(await send('GET', `/${id}`)), { interval: 10 })
    .toSatisfy(({ sync_status: status }: KnowledgeDocument) => /completed|failed/.test(status))
    .then(async () => documentOf(await send('GET', `/${id}`)));
}

async function list(query: string): Promise<KnowledgeList> {
  return knowledgeListSchema.parse(await (await send('GET', `?${query}`)).json());
}

describe('POST /api/knowledge', () => {
  it('replies 201 with a pending document, and syncs it afterwards', async () => {
    const response = await send('POST', '', body);
    expect(response.status).toBe(201);
    const document = await documentOf(response);
    expect(document).toMatchObject({
      ...body,
      doctor_id: 'default_doctor',
      sync_status: 'pending',
      sync_retry_count: 0,
      elevenlabs_document_id: null,
      modified_at: null,
      structured_sections: { Diet: 'Less sugar.' },
    });
    expect(document.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    const synced = await settled(document.knowledge_id);
    expect(synced).toMatchObject({ sync_status: 'completed', sync_retry_count: 1 });
    expect(synced.elevenlabs_document_id).toMatch(/^mock_doc_[0-9a-f-]{36}$/);
  });

  it('reads JSON that comes without a content type, as the reference does', async () => {
    const response = await fetch(`${api.url}/api/knowledge`, {
      method: 'POST',
      body: new Blob([JSON.stringify(body)]),
    });
    expect(response.status).toBe(201);
  });

  it('keeps 300,000 characters of any alphabet exactly', async () => {
    const raw_content = '💊病🩺\u0000é\r\n'.repeat(42_857) + 'x';
    const { knowledge_id: id } = await create({ raw_content });
    expect((await documentOf(await send('GET', `/${id}`))).raw_content).toBe(raw_content);
  });
});

describe('GET /api/knowledge', () => {
  it('gives each document once, newest first, whatever the page size', async () => {
    const other = await startTestApi();
    try {
      const at = (path: string) => `${other.url}/api/knowledge${path}`;
      for (let number = 1; number <= 7; number += 1) {
        await fetch(at(''), {
          method: 'POST',
          body: JSON.stringify({ ...body, disease_name: `Document ${String(number)}` }),
          headers: { 'content-type': 'application/json' },
        });
      }
      for (const limit of [1, 3, 7, 100]) {
        const names: string[] = [];
        let cursor: string | null = null;
        do {
          const query: string = cursor === null ? '' : `&cursor=${cursor}`;
          const response: Response = await fetch(at(`?limit=${String(limit)}${query}`));
          const page: KnowledgeList = knowledgeListSchema.parse(await response.json());
          expect(page.total_count).toBe(7);
          expect(page.documents.length).toBeLessThanOrEqual(limit);
          names.push(...page.documents.map((document) => document.disease_name));
          cursor = page.next_cursor;
        } while (cursor !== null);
        expect([...names].sort()).toEqual(
          [1, 2, 3, 4, 5, 6, 7].map((n) => `Document ${String(n)}`),
        );
      }
    } finally {
      await other.close();
    }
  });

  it('leaves the text out of summaries', async () => {
    await create();
    const { documents } = await list('fields=summary&limit=1');
    expect(documents[0]).not.toHaveProperty('raw_content');
    expect((await list('limit=1')).documents[0]).toHaveProperty('raw_content');
  });

  it('ends a page of whole documents early rather than hold too much text', async () => {
    const raw_content = 'x'.repeat(300_000);
    await Promise.all(Array.from({ length: 15 }, () => create({ raw_content })));
    const page = await list('limit=500');
    expect(page.documents.length).toBeLessThan(page.total_count);
    expect(page.next_cursor).not.toBeNull();
  });
});

describe('PUT /api/knowledge/{id}', () => {
  it('[bug 12] [bug 14] changes the fields given, as it is before the new sync, and reads the sections anew', async () => {
    const before = await settled((await create()).knowledge_id);
    const response = await send('PUT', `/${before.knowledge_id}`, {
      raw_content: '# Sport\nWalk.',
    });
    expect(response.status).toBe(200);
    const changed = await documentOf(response);
    expect(changed).toMatchObject({
      disease_name: before.disease_name,
      sync_status: 'completed',
      structured_sections: { Sport: 'Walk.' },
    });
    expect(changed.modified_at).not.toBeNull();
    await expect
      .poll(async () => documentOf(await send('GET', `/${before.knowledge_id}`)))
      .toMatchObject({ sync_status: 'completed', sync_retry_count: 2 });
    const after = await settled(before.knowledge_id);
    expect(after.elevenlabs_document_id).not.toBe(before.elevenlabs_document_id);
    expect(after.modified_at).toBe(changed.modified_at);
  });

  it('uploads nothing again when name, tag set and text stay the same', async () => {
    const before = await settled((await create()).knowledge_id);
    const same = { ...body, tags: [...body.tags].reverse() };
    await send('PUT', `/${before.knowledge_id}`, same);
    const after = await settled(before.knowledge_id);
    expect(after.sync_retry_count).toBe(1);
    expect(after.elevenlabs_document_id).toBe(before.elevenlabs_document_id);
  });

  it('loses neither of two changes of different fields that come together', async () => {
    const { knowledge_id: id } = await create();
    await Promise.all([
      send('PUT', `/${id}`, { disease_name: 'Changed name' }),
      send('PUT', `/${id}`, { raw_content: 'Changed text' }),
      send('PUT', `/${id}`, { tags: ['changed_tag'] }),
    ]);
    expect(await settled(id)).toMatchObject({
      disease_name: 'Changed name',
      raw_content: 'Changed text',
      tags: ['changed_tag'],
    });
  });
});

describe('DELETE /api/knowledge/{id}', () => {
  it('replies 204 once, then 404', async () => {
    const { knowledge_id: id } = await create();
    expect((await send('DELETE', `/${id}`)).status).toBe(204);
    expect((await send('DELETE', `/${id}`)).status).toBe(404);
    expect((await send('GET', `/${id}`)).status).toBe(404);
  });

  it('is refused in the demonstration, and deletes nothing there', async () => {
    const demo = await startTestApi({ DEMO_MODE: 'true' });
    try {
      const created = await fetch(`${demo.url}/api/knowledge`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      const { knowledge_id: id } = await documentOf(created);
      const refused = await fetch(`${demo.url}/api/knowledge/${id}`, { method: 'DELETE' });
      expect(refused.status).toBe(403);
      expect(await refused.json()).toMatchObject({ error_code: 'DEMO_MODE', retryable: false });
      expect((await fetch(`${demo.url}/api/knowledge/${id}`)).status).toBe(200);
    } finally {
      await demo.close();
    }
  });
});

describe('POST /api/knowledge/{id}/retry-sync', () => {
  it('tries a failed document again, after which an edit lets it complete', async () => {
    const { knowledge_id: id } = await create({ raw_content: ' ' });
    const failed = await settled(id);
    expect(failed).toMatchObject({
      sync_status: 'failed',
      sync_error_message: 'The document has no readable text.',
    });
    const retried = await documentOf(await send('POST', `/${id}/retry-sync`));
    expect(retried).toMatchObject({ sync_status: 'pending', sync_error_message: null });
    expect((await settled(id)).sync_status).toBe('failed');
    await send('PUT', `/${id}`, { raw_content: 'Readable.' });
    await expect
      .poll(async () => (await documentOf(await send('GET', `/${id}`))).sync_status)
      .toBe('completed');
  });

  it('leaves a completed document as it is', async () => {
    const done = await settled((await create()).knowledge_id);
    expect(await documentOf(await send('POST', `/${done.knowledge_id}/retry-sync`))).toEqual(done);
  });
});

describe('the log', () => {
  it('holds no medical text, whatever happens to a document', async () => {
    const canary = 'CANARY-PATIENT-TEXT';
    const { knowledge_id: id } = await create({ raw_content: canary, disease_name: canary });
    await settled(id);
    await send('PUT', `/${id}`, { raw_content: `${canary} again`, tags: 7 });
    await send('POST', '', { disease_name: canary, raw_content: 5 });
    await send('DELETE', `/${id}`);
    expect(api.log.length).toBeGreaterThan(0);
    expect(api.log.join('')).not.toContain(canary);
  });
});
