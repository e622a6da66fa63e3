import {
  knowledgeDocumentSchema,
  knowledgeListSchema,
  type KnowledgeList,
} from '@elevendops/contract';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askApi, callApi } from '../__fixtures__/call-api.ts';
import { startTestApi, type TestApi } from '../__fixtures__/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

const list = (query: string): Promise<KnowledgeList> =>
  askApi(api, knowledgeListSchema, 'GET', `/api/knowledge?fields=summary&${query}`);

describe('GET /api/knowledge?sync_status=', () => {
  it('gives those in one status alone, and counts them, page by page', async () => {
    for (const raw_content of ['Rest.', 'Drink.', ' ']) {
      const body = { disease_name: 'Flu', raw_content };
      await askApi(api, knowledgeDocumentSchema, 'POST', '/api/knowledge', body);
    }
    for (const [status, count] of [
      ['completed', 2],
      ['failed', 1],
    ] as const) {
      await expect.poll(() => list(`sync_status=${status}`)).toMatchObject({ total_count: count });
    }
    const first = await list('sync_status=completed&limit=1');
    expect(first).toMatchObject({ total_count: 2, documents: [{ sync_status: 'completed' }] });
    const cursor = encodeURIComponent(first.next_cursor ?? '');
    const second = await list(`sync_status=completed&limit=1&cursor=${cursor}`);
    expect(second).toMatchObject({ next_cursor: null, documents: [{ sync_status: 'completed' }] });
    expect(second.documents).not.toEqual(first.documents);
    expect(await list('sync_status=syncing')).toMatchObject({ documents: [], total_count: 0 });
    expect((await list('')).total_count).toBe(3);
  });

  it('refuses a status that there is not', async () => {
    expect((await callApi(api, 'GET', '/api/knowledge?sync_status=lost')).status).toBe(422);
  });
});
