import type { DashboardStats } from '@elevendops/contract';
import type { DocumentStore } from '../documents/index.ts';

/** What is counted, and in which collection. */
const COUNTED = {
  document_count: 'knowledge_documents',
  agent_count: 'agents',
  audio_count: 'audio_files',
  conversation_count: 'conversations',
} as const;

/** What the store must be able to order by without a scan. */
export const DASHBOARD_INDEXES = Object.values(COUNTED).map((collection) => ({
  collection,
  fields: ['created_at'],
}));

/** Counts what there is, and says when the newest of it was made. */
export async function readDashboard(store: DocumentStore, now: Date): Promise<DashboardStats> {
  const [counts, newest] = await Promise.all([
    Promise.all(
      Object.entries(COUNTED).map(async ([name, collection]) => [
        name,
        await store.count(collection),
      ]),
    ),
    Promise.all(Object.values(COUNTED).map((collection) => newestOf(store, collection))),
  ]);
  return {
    ...(Object.fromEntries(counts) as Record<keyof typeof COUNTED, number>),
    last_activity: newest.flat().toSorted().at(-1) ?? now.toISOString(),
  };
}

async function newestOf(store: DocumentStore, collection: string): Promise<string[]> {
  const newest = await store.query(collection, {
    orderBy: { field: 'created_at', direction: 'desc' },
    limit: 1,
    select: ['created_at'],
  });
  return newest.map(({ data }) => String(data['created_at']));
}
