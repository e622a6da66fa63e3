import { randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { ask } from '../run/ask.ts';
import type { Served } from '../run/serve.ts';
import { pause } from '../run/start-run.ts';
import { documentsOf } from './servers.ts';

const SYNC_TIMEOUT_MS = 20_000;
const ANSWER_TIMEOUT_MS = 10_000;
const ASK_EVERY_MS = 50;
const SECTIONS = 12;

/** Markdown of the length of a leaflet, about 4 KiB in two languages. */
export function leaflet(): string {
  const sections = Array.from({ length: SECTIONS }, (_, index) => {
    const sentence = `Part ${String(index + 1)} tells what to do each day, and when to call a doctor.`;
    return `## Section ${String(index + 1)}\n\n${`${sentence} 每天按時服藥。`.repeat(3)}\n`;
  });
  return `# About this illness\n\n${sections.join('\n')}`;
}

/** Saves one document through the API and waits until nothing more will happen to it; gives its id. */
export async function saveDocument(api: Served): Promise<string> {
  const body = { disease_name: 'Diabetes', tags: ['faq', 'post_care'], raw_content: leaflet() };
  const { knowledge_id } = JSON.parse(
    await answerOf(api, '/api/knowledge', JSON.stringify(body)),
  ) as { readonly knowledge_id: string };
  const sinceMs = performance.now();
  while (performance.now() - sinceMs < SYNC_TIMEOUT_MS) {
    const found = await answerOf(api, `/api/knowledge/${knowledge_id}`);
    if ((JSON.parse(found) as { readonly sync_status: string }).sync_status === 'completed') {
      return knowledge_id;
    }
    await pause(ASK_EVERY_MS);
  }
  throw new Error('the document was not synced in time');
}

/** The body of a good answer, to a POST where there is something to send; rejects without one. */
export async function answerOf(server: Served, path: string, body?: string): Promise<string> {
  const answer = await ask({
    port: server.port,
    path,
    timeoutMs: ANSWER_TIMEOUT_MS,
    ...(body === undefined ? {} : { method: 'POST', body }),
  });
  if ('failed' in answer || answer.status >= 300) {
    throw new Error(`no good answer from ${server.url}${path}: ${JSON.stringify(answer)}`);
  }
  return answer.body;
}

/**
 * Makes a collection of so many documents out of one, each with an id, a time and a text of its own. In
 * the file itself, since ten thousand requests would be measured long before they are done.
 */
export function multiply(api: Served, id: string, total: number): void {
  const database = new DatabaseSync(documentsOf(api), { timeout: 5_000 });
  const row = database.prepare('SELECT data FROM documents WHERE collection = ? AND id = ?');
  const read = (collection: string, key: string) =>
    JSON.parse(String(row.get(collection, key)?.['data'])) as Readonly<Record<string, unknown>>;
  const record = read('knowledge_documents', id);
  const text = read('knowledge_texts', `${String(record['text_id'])}-0`);
  const insert = database.prepare('INSERT INTO documents VALUES (?, ?, ?, ?)');
  let version = 0;
  const write = (collection: string, key: string, data: unknown) =>
    insert.run(collection, key, version, JSON.stringify(data));
  const createdMs = Date.parse(String(record['created_at']));
  database.exec('BEGIN IMMEDIATE');
  const bump = database.prepare('UPDATE counter SET version = version + 1 RETURNING version');
  version = Number(bump.get()?.['version']);
  for (let copy = 1; copy < total; copy += 1) {
    const [knowledgeId, textId] = [randomUUID(), randomUUID()];
    write('knowledge_documents', knowledgeId, {
      ...record,
      knowledge_id: knowledgeId,
      text_id: textId,
      disease_name: `Diabetes ${String(copy)}`,
      created_at: new Date(createdMs - copy * 1_000).toISOString(),
    });
    write('knowledge_texts', `${textId}-0`, text);
  }
  database.exec('COMMIT');
  database.close();
}
