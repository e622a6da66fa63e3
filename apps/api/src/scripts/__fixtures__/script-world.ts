import { knowledgeDocumentSchema, scriptEventSchema, type ScriptEvent } from '@elevendops/contract';
import {
  startGeminiStandIn,
  type GeminiStandIn,
  type GeminiStandInOptions,
} from '@elevendops/testing';
import { startTestApi, type TestApi } from '../../__fixtures__/test-api.ts';

/** Words that must never get into a log. */
export const CANARIES = {
  key: 'CANARY-google-key-4711',
  document: 'CANARY-document-Mr-Huang',
  prompt: 'CANARY-prompt-instructions',
  script: 'CANARY-script-words',
} as const;

/** A document whose text holds a canary. */
export const DOCUMENT = {
  disease_name: 'Cataract',
  raw_content: `# Cataract\nYour lens is cloudy. ${CANARIES.document} has it.\n## Before surgery\nDo not eat for six hours.`,
};

/** An API whose Gemini is a stand-in, with one document. */
export interface ScriptWorld {
  readonly api: TestApi;
  readonly gemini: GeminiStandIn;
  readonly knowledgeId: string;
  /** Asks for a script; `path` is `generate-script` or `generate-script-stream`. */
  ask(path: string, body?: object, init?: RequestInit): Promise<Response>;
  close(): Promise<void>;
}

/** Starts a {@link ScriptWorld}. */
export async function startScriptWorld(
  options: GeminiStandInOptions = {},
  env: Record<string, string> = {},
): Promise<ScriptWorld> {
  const gemini = await startGeminiStandIn({ apiKey: CANARIES.key, ...options });
  const api = await startTestApi({
    GOOGLE_API_KEY: CANARIES.key,
    GEMINI_API_URL: gemini.url,
    LOG_LEVEL: 'debug',
    ...env,
  });
  const knowledgeId = await createDocument(api);
  return {
    api,
    gemini,
    knowledgeId,
    ask: (path, body = {}, init = {}) =>
      fetch(`${api.url}/api/audio/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ knowledge_id: knowledgeId, ...body }),
        ...init,
      }),
    async close() {
      await api.close();
      await gemini.close();
    },
  };
}

/** Creates a document and gives its id. */
export async function createDocument(api: TestApi, document: object = DOCUMENT): Promise<string> {
  const response = await fetch(`${api.url}/api/knowledge`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(document),
  });
  return knowledgeDocumentSchema.parse(await response.json()).knowledge_id;
}

/** The events of a stream, once it has ended. */
export async function eventsOf(response: Response): Promise<ScriptEvent[]> {
  return framesOf(await response.text())
    .filter((frame) => !frame.startsWith(':'))
    .map((frame) => {
      // Exactly one line of data: no names, no ids.
      const [, data = ''] = /^data: (.*)$/.exec(frame) ?? [];
      return scriptEventSchema.parse(JSON.parse(data));
    });
}

/** The frames of a stream, without the blank lines between them. */
export function framesOf(text: string): string[] {
  return text.split('\n\n').filter((frame) => frame !== '');
}
