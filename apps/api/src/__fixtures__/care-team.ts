import {
  agentSchema,
  knowledgeDocumentSchema,
  messageReplySchema,
  sessionCreatedSchema,
  sessionEndedSchema,
} from '@elevendops/contract';
import { expect } from 'vitest';
import { askApi } from './call-api.ts';
import type { TestApi } from './test-api.ts';

/** What a doctor and a patient do, from the first document to the end of a conversation. */
export interface CareTeam {
  readonly knowledgeId: string;
  readonly agentId: string;
  readonly sessionId: string;
  /** What the agent answered, and the sound of it. */
  readonly replies: readonly {
    readonly response_text: string;
    readonly audio_data: string | null;
  }[];
}

/** Does all of it once; the patient says each message, with sound where it is not a chat. */
export async function playCareTeam(
  api: TestApi,
  {
    voiceId,
    messages,
  }: {
    readonly voiceId: string;
    readonly messages: readonly { readonly message: string; readonly chat_mode: boolean }[];
  },
): Promise<CareTeam> {
  const { knowledge_id: knowledgeId } = await askApi(
    api,
    knowledgeDocumentSchema,
    'POST',
    '/api/knowledge',
    { disease_name: 'Diabetes', raw_content: '# Diabetes\n\nMeasure blood sugar every day.' },
  );
  await expect
    .poll(() => askApi(api, knowledgeDocumentSchema, 'GET', `/api/knowledge/${knowledgeId}`))
    .toMatchObject({ sync_status: 'completed' });
  const { agent_id: agentId } = await askApi(api, agentSchema, 'POST', '/api/agent', {
    name: 'Nurse',
    knowledge_ids: [knowledgeId],
    voice_id: voiceId,
    answer_style: 'friendly',
    languages: ['zh-TW', 'en'],
  });
  const { session_id: sessionId } = await askApi(
    api,
    sessionCreatedSchema,
    'POST',
    '/api/patient/session',
    { patient_id: 'A123456789', agent_id: agentId },
  );
  const session = `/api/patient/session/${sessionId}`;
  const replies: CareTeam['replies'][number][] = [];
  for (const message of messages) {
    replies.push(await askApi(api, messageReplySchema, 'POST', `${session}/message`, message));
  }
  await askApi(api, sessionEndedSchema, 'POST', `${session}/end`);
  return { knowledgeId, agentId, sessionId, replies };
}
