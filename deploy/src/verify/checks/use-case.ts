import { setTimeout as sleep } from 'node:timers/promises';
import { failed, ok } from '../finding.ts';
import { jsonOf, request, type Reply } from '../http/request.ts';
import type { Check } from '../scene.ts';

const SYNC_PATIENCE_MS = 30_000;
const STORE_PATIENCE_MS = 30_000;
const LEAST_AUDIO_BYTES = 100;
const TEXT =
  '# Care\nUse one drop in the operated eye, four times a day.\n\n# Activity\nDo not swim.\n';

/** What a doctor and a patient do, from a document to the conversation that the doctor reads. */
export const useCaseCheck: Check = {
  name: 'a whole use case',
  timeoutMs: 120_000,
  async run({ instance: { port } }) {
    const patience = AbortSignal.timeout(STORE_PATIENCE_MS);
    const call = async (method: string, path: string, body?: unknown): Promise<Reply> => {
      let reply = await request({ port, method, path, body });
      // An emulator that has just started may be slow at first; a client repeats what may be repeated.
      while (
        reply.status === 503 &&
        reply.headers['retry-after'] !== undefined &&
        !patience.aborted
      ) {
        await sleep(500);
        reply = await request({ port, method, path, body });
      }
      if (reply.status < 200 || reply.status > 299) {
        const said = reply.body.toString('utf8').slice(0, 200);
        throw new Error(`${method} ${path}: ${String(reply.status)} ${said}`);
      }
      return reply;
    };
    const value = async (name: string, ...args: Parameters<typeof call>): Promise<string> =>
      textAt(jsonOf(await call(...args)), name, args[1]);

    const document = { disease_name: 'Verification', tags: ['post_care'], raw_content: TEXT };
    const knowledge = await value('knowledge_id', 'POST', '/api/knowledge', document);
    await synced(() => value('sync_status', 'GET', `/api/knowledge/${knowledge}`));
    const script = await value('script', 'POST', '/api/audio/generate-script', {
      knowledge_id: knowledge,
    });
    const voices = jsonOf(await call('GET', '/api/audio/voices/list'));
    const voice = textAt(Array.isArray(voices) ? voices[0] : undefined, 'voice_id', 'voices');
    const spoken = { knowledge_id: knowledge, script, voice_id: voice, name: 'Verification' };
    const audio = await value('audio_id', 'POST', '/api/audio/generate', spoken);
    const sound = await call('GET', `/api/audio/stream/${audio}`);
    if (sound.body.length < LEAST_AUDIO_BYTES) {
      return failed(`the audio has ${String(sound.body.length)} bytes`);
    }
    const agent = await value('agent_id', 'POST', '/api/agent', {
      ...{ name: 'Verification', knowledge_ids: [knowledge], voice_id: voice },
      answer_style: 'friendly',
    });
    const session = await value('session_id', 'POST', '/api/patient/session', {
      ...{ patient_id: 'VERIFY1', agent_id: agent },
    });
    for (const message of ['How often do I use the drops?', 'May I swim?']) {
      const said = { message, chat_mode: true };
      await value('response_text', 'POST', `/api/patient/session/${session}/message`, said);
    }
    await call('POST', `/api/patient/session/${session}/end`, {});
    const conversation = jsonOf(await call('GET', `/api/conversations/${session}`));
    const { messages } = conversation as { readonly messages?: readonly unknown[] };
    const count = messages?.length ?? 0;
    return count >= 4
      ? ok(
          `document, script, ${String(sound.body.length)} bytes of audio, agent, session, ` +
            `${String(count)} messages, and the conversation is shown`,
        )
      : failed(`the conversation has ${String(count)} messages, not four or more`);
  },
};

async function synced(status: () => Promise<string>): Promise<void> {
  const late = AbortSignal.timeout(SYNC_PATIENCE_MS);
  for (;;) {
    const current = await status();
    if (current === 'completed') {
      return;
    }
    if (current === 'failed' || late.aborted) {
      throw new Error(`the document's sync is "${current}"`);
    }
    await sleep(100);
  }
}

function textAt(data: unknown, name: string, where: string): string {
  const found =
    typeof data === 'object' && data !== null
      ? (data as Readonly<Record<string, unknown>>)[name]
      : undefined;
  if (typeof found !== 'string' || found === '') {
    throw new Error(`${where}: the answer has no ${name}`);
  }
  return found;
}
