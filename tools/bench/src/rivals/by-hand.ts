/** `GET /api/knowledge/{id}` without a framework, a port or a layer: `by-hand.ts PORT DATABASE`. */
import { createServer } from 'node:http';
import { DatabaseSync } from 'node:sqlite';

interface KnowledgeRow {
  readonly knowledge_id: string;
  readonly doctor_id: string;
  readonly disease_name: string;
  readonly tags: readonly string[];
  readonly sync_status: string;
  readonly elevenlabs_document_id: string | null;
  readonly sync_error_message: string | null;
  readonly last_sync_attempt: string | null;
  readonly sync_retry_count: number;
  readonly created_at: string;
  readonly modified_at: string | null;
  readonly text_id: string;
}

const [port = '', file = ''] = process.argv.slice(2);
const database = new DatabaseSync(file);
const select = database.prepare('SELECT data FROM documents WHERE collection = ? AND id = ?');
const PREFIX = '/api/knowledge/';

createServer((request, response) => {
  const { url = '' } = request;
  const row = url.startsWith(PREFIX) ? read('knowledge_documents', url.slice(PREFIX.length)) : null;
  if (row === null) {
    response.writeHead(404).end();
    return;
  }
  const record = row as KnowledgeRow;
  const { text } = read('knowledge_texts', `${record.text_id}-0`) as { readonly text: string };
  const body = JSON.stringify({
    knowledge_id: record.knowledge_id,
    doctor_id: record.doctor_id,
    disease_name: record.disease_name,
    tags: record.tags,
    sync_status: record.sync_status,
    elevenlabs_document_id: record.elevenlabs_document_id,
    sync_error_message: record.sync_error_message,
    last_sync_attempt: record.last_sync_attempt,
    sync_retry_count: record.sync_retry_count,
    created_at: record.created_at,
    modified_at: record.modified_at,
    raw_content: text,
    structured_sections: sectionsOf(text),
  });
  response
    .writeHead(200, {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(body),
    })
    .end(body);
}).listen(Number(port), '127.0.0.1');

function read(collection: string, id: string): unknown {
  const row = select.get(collection, id);
  return row === undefined ? null : (JSON.parse(String(row['data'])) as unknown);
}

/** The text by its headings, which is enough for a text whose first line is one. */
function sectionsOf(markdown: string): Readonly<Record<string, string>> {
  const sections: Record<string, string> = {};
  for (const section of markdown.split(/^#{1,6} /m).slice(1)) {
    const end = section.indexOf('\n');
    const body = section.slice(end).trim();
    if (body !== '') {
      sections[section.slice(0, end)] = body;
    }
  }
  return sections;
}
