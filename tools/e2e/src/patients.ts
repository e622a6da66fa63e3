import {
  agentSchema,
  knowledgeDocumentSchema,
  messageReplySchema,
  sessionCreatedSchema,
  voiceListSchema,
} from '@elevendops/contract';
import type { System } from './system.ts';

/** What patients say in a story, and to whom. */
export interface PatientStory {
  readonly patientId: string;
  readonly says: readonly string[];
}

/** Patients of a running system: they talk to an agent, as over the public port. */
export interface Patients {
  readonly knowledgeId: string;
  readonly agentId: string;
  /** Talks, ends, and gives the id of the conversation. */
  tell(story: PatientStory): Promise<string>;
}

/** Makes a knowledge document and an agent that knows it, for patients to talk to. */
export async function patientsOf(system: System, agentName = 'Cataract nurse'): Promise<Patients> {
  let address = 0;
  const post = async (path: string, body?: unknown): Promise<unknown> => {
    address += 1;
    const response = await fetch(`${system.apiUrl}${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        // Each from a home of its own: limits are by address.
        'x-forwarded-for': `10.9.${String(address >> 8)}.${String(address & 255)}`,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!response.ok) {
      throw new Error(`POST ${path} replied ${String(response.status)}: ${await response.text()}`);
    }
    return response.json();
  };
  const created = await post('/api/knowledge', {
    disease_name: 'Cataract',
    raw_content:
      '# Drops\n\nUse the drops four times a day.\n\n# Shield\n\nWear the shield at night.',
  });
  const { knowledge_id: knowledgeId } = knowledgeDocumentSchema.parse(created);
  await synced(system, knowledgeId);
  const { agent_id: agentId } = agentSchema.parse(
    await post('/api/agent', {
      name: agentName,
      knowledge_ids: [knowledgeId],
      voice_id: await anyVoice(system),
      answer_style: 'friendly',
    }),
  );
  return {
    knowledgeId,
    agentId,
    async tell({ patientId, says }) {
      const { session_id: id } = sessionCreatedSchema.parse(
        await post('/api/patient/session', { patient_id: patientId, agent_id: agentId }),
      );
      for (const message of says) {
        messageReplySchema.parse(
          await post(`/api/patient/session/${id}/message`, { message, chat_mode: true }),
        );
      }
      await post(`/api/patient/session/${id}/end`);
      return id;
    },
  };
}

async function anyVoice({ apiUrl }: System): Promise<string> {
  const reply = await fetch(`${apiUrl}/api/audio/voices/list`);
  return voiceListSchema.parse(await reply.json())[0]?.voice_id ?? '';
}

async function synced({ apiUrl }: System, knowledgeId: string): Promise<void> {
  for (;;) {
    const reply = await fetch(`${apiUrl}/api/knowledge/${knowledgeId}`);
    const { sync_status: status } = knowledgeDocumentSchema.parse(await reply.json());
    if (status === 'completed') {
      return;
    }
    if (status === 'failed') {
      throw new Error('The document of the patients could not be synced');
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
