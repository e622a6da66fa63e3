import {
  knowledgeDocumentSchema,
  knowledgeListSchema,
  type KnowledgeDocument,
} from '@elevendops/contract';

/** Calls of the knowledge routes as any client would make them. */
export interface KnowledgeClient {
  create(body: unknown): Promise<Response>;
  get(id: string): Promise<Response>;
  /** Every document there is, page by page. */
  ids(): Promise<string[]>;
  count(): Promise<number>;
  /** The document once its sync has settled. */
  settled(id: string): Promise<KnowledgeDocument>;
}

/** A client of the system at `url`. */
export function knowledgeClient(url: string): KnowledgeClient {
  const base = `${url}/api/knowledge`;
  async function page(query: string) {
    const response = await fetch(`${base}?fields=summary&${query}`);
    return knowledgeListSchema.parse(await response.json());
  }
  return {
    create: (body) =>
      fetch(base, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    get: (id) => fetch(`${base}/${id}`),
    async ids() {
      const ids: string[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const list = await page(cursor === '' ? 'limit=500' : `limit=500&cursor=${cursor}`);
        ids.push(...list.documents.map((document) => document.knowledge_id));
        cursor = list.next_cursor;
      }
      return ids;
    },
    count: async () => (await page('limit=1')).total_count,
    async settled(id) {
      for (;;) {
        const document = knowledgeDocumentSchema.parse(await (await fetch(`${base}/${id}`)).json());
        if (document.sync_status === 'completed' || document.sync_status === 'failed') {
          return document;
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
  };
}
