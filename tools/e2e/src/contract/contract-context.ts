import { randomUUID } from 'node:crypto';
import {
  agentSchema,
  knowledgeDocumentSchema,
  type Agent,
  type KnowledgeDocument,
} from '@elevendops/contract';
import { expect, vi } from 'vitest';
import { createApiCaller, type ApiCaller } from './api-caller.ts';
import { expectBody } from './expect-body.ts';

/** What the sections of the contract are tested with. */
export interface ContractContext {
  readonly api: ApiCaller;
  /** Where the API answers; known once the tests run. */
  readonly url: () => string;
  /** What the health report says of where data is kept. */
  readonly mode: 'embedded' | 'emulators';
  /** What the API has logged so far. */
  readonly lines: () => readonly string[];
}

/** An id that nothing has. */
export const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000';

/** What documents of the tests say. */
export const DOCUMENT_TEXT = `# Eye drops
Use one drop in the operated eye four times a day for four weeks. Wash your hands first.

# Activity
Do not swim for two weeks. Light walks are fine from the first day.
`;

/** A context whose system starts later. */
export function createContractContext(
  mode: ContractContext['mode'],
  system: Pick<ContractContext, 'url' | 'lines'>,
): ContractContext {
  return { ...system, mode, api: createApiCaller(system.url) };
}

/** A name that no other test uses: 12 letters and digits. */
export function uniqueName(prefix = 'A'): string {
  return `${prefix}${randomUUID().replaceAll('-', '').slice(0, 11)}`;
}

/** Saves a document and waits until agents may use it. */
export async function syncedDocument({
  api,
}: Pick<ContractContext, 'api'>): Promise<KnowledgeDocument> {
  const created = expectBody(
    await api.post('/api/knowledge', {
      disease_name: uniqueName('Cataract '),
      tags: ['post_care'],
      raw_content: DOCUMENT_TEXT,
    }),
    { status: 201, ours: knowledgeDocumentSchema, reference: 'document' },
  );
  return settledDocument({ api }, created.knowledge_id);
}

/** The document once its sync has settled; given the upload of before, once another one is in effect. */
export async function settledDocument(
  { api }: Pick<ContractContext, 'api'>,
  id: string,
  uploadBefore?: string | null,
): Promise<KnowledgeDocument> {
  return vi.waitFor(
    async () => {
      const document = expectBody(await api.get(`/api/knowledge/${id}`), {
        ours: knowledgeDocumentSchema,
        reference: 'document',
      });
      expect(document.sync_status).toMatch(/^(completed|failed)$/);
      expect(document.elevenlabs_document_id).not.toBe(uploadBefore);
      return document;
    },
    { timeout: 20_000, interval: 20 },
  );
}

/** Makes an agent that knows some documents. */
export async function newAgent(
  { api }: Pick<ContractContext, 'api'>,
  changes: Readonly<Record<string, unknown>> = {},
): Promise<Agent> {
  return expectBody(
    await api.post('/api/agent', {
      name: uniqueName('Nurse '),
      voice_id: 'UgBBYS2sOqTuMpoF3BR0',
      answer_style: 'friendly',
      ...changes,
    }),
    { ours: agentSchema, reference: 'agent' },
  );
}
