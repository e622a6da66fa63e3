import { errorEnvelopeSchema } from '@elevendops/contract';
import type { GeminiFault } from '@elevendops/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  CANARIES,
  createDocument,
  DOCUMENT,
  startScriptWorld,
  type ScriptWorld,
} from './__fixtures__/script-world.ts';

let world: ScriptWorld;
beforeAll(async () => {
  world = await startScriptWorld({ answer: `Doctor: ${CANARIES.script}.` });
});
afterAll(() => world.close());

function post(path: string, body: object): Promise<Response> {
  return fetch(`${world.api.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

describe('logs of scripts, templates and debugging', () => {
  it('hold no document, prompt, script or key, at any level and whatever fails', async () => {
    const config = { quick_instructions: CANARIES.prompt };
    const faults: (GeminiFault | null)[] = [
      null,
      { kind: 'key-invalid' },
      { kind: 'blocked' },
      { kind: 'unfinished', afterCharacters: 20 },
      { kind: 'error-in-stream', afterCharacters: 20 },
    ];
    for (const fault of faults) {
      for (const path of ['generate-script', 'generate-script-stream']) {
        world.gemini.fail(fault);
        await (await world.ask(path, { template_config: config })).text();
      }
      world.gemini.fail(fault);
      await post('/api/debug/script-generation', {
        knowledge_content: CANARIES.document,
        prompt: CANARIES.prompt,
        debug_level: 'debug',
        session_name: CANARIES.prompt,
      });
    }
    const content = `${CANARIES.prompt} and more`;
    await post('/api/templates', { display_name: CANARIES.prompt, description: '', content });
    await post('/api/templates', { display_name: CANARIES.prompt });
    await post('/api/templates/preview', { template_ids: [CANARIES.prompt], ...config });
    await createDocument(world.api, DOCUMENT);
    const log = world.api.log.join('\n');
    expect(world.api.log.length).toBeGreaterThan(20);
    for (const canary of Object.values(CANARIES)) {
      expect(log).not.toContain(canary);
    }
  });

  it('are not what a caller gets: a refusal repeats neither text nor key', async () => {
    const response = await post('/api/audio/generate-script', {
      knowledge_id: world.knowledgeId,
      template_config: { quick_instructions: CANARIES.prompt.repeat(100) },
    });
    const text = await response.text();
    expect(errorEnvelopeSchema.parse(JSON.parse(text)).error_code).toBe('VALIDATION_ERROR');
    expect(text).not.toContain(CANARIES.prompt);
  });
});
