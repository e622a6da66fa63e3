import {
  errorEnvelopeSchema,
  generatedScriptSchema,
  promptPreviewSchema,
  type GeneratedScript,
} from '@elevendops/contract';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createDocument,
  DOCUMENT,
  eventsOf,
  startScriptWorld,
  type ScriptWorld,
} from './__fixtures__/script-world.ts';

const SCRIPT = 'Doctor: 您好。\n\nPatient: Hello 💊, what now?';
const UNKNOWN = '00000000-0000-4000-8000-000000000000';

let world: ScriptWorld;
afterEach(() => world.close());

async function scriptOf(response: Response): Promise<GeneratedScript> {
  expect(response.status).toBe(200);
  return generatedScriptSchema.parse(await response.json());
}

/** The prompt and the turns that Gemini got in its first call. */
function received() {
  const { systemInstruction, contents = [] } = world.gemini.calls[0]?.body ?? {};
  return {
    prompt: systemInstruction?.parts?.[0]?.text,
    turns: contents.map(({ role, parts }) => [role, parts?.[0]?.text ?? '']),
  };
}

describe('POST /api/audio/generate-script', () => {
  it('gives the script that Gemini wrote, without a code fence around it', async () => {
    world = await startScriptWorld({ answer: `\n\`\`\`markdown\n${SCRIPT}\n\`\`\`\n` });
    const reply = await scriptOf(await world.ask('generate-script'));
    expect(reply).toMatchObject({
      script: SCRIPT,
      knowledge_id: world.knowledgeId,
      model_used: 'gemini-2.5-flash',
      generation_error: null,
      warning: null,
    });
    expect(world.gemini.calls[0]).toMatchObject({
      version: 'v1beta',
      action: 'generateContent',
      model: 'gemini-2.5-flash',
    });
    const { generationConfig } = world.gemini.calls[0]?.body ?? {};
    expect(generationConfig).toEqual({
      temperature: 0.7,
      maxOutputTokens: 32_768,
      thinkingConfig: { thinkingBudget: 2_048 },
    });
    const [[role, text] = []] = received().turns;
    expect(role).toBe('user');
    expect(text).toContain(DOCUMENT.raw_content);
  });

  it('[bug 9] [bug 11] sends exactly the prompt that the preview shows, override included', async () => {
    world = await startScriptWorld();
    const template_config = {
      template_ids: ['faq', 'medication'],
      quick_instructions: 'Mention the hotline.',
      system_prompt_override: 'You are a nurse.',
      speaker1_languages: ['zh-TW'],
      speaker2_languages: ['en', 'de'],
      target_duration_minutes: 15,
    };
    const preview = await fetch(`${world.api.url}/api/templates/preview`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(template_config),
    });
    const { combined_prompt: expected } = promptPreviewSchema.parse(await preview.json());
    await world.ask('generate-script', { template_config, custom_prompt: 'ignored' });
    expect(received().prompt).toBe(expected);
    expect(expected).toMatch(/^You are a nurse\./);
  });

  it('takes the prompt of its own where there is no configuration, and else the default', async () => {
    world = await startScriptWorld();
    await world.ask('generate-script', { custom_prompt: 'Write a poem.', template_config: null });
    expect(received().prompt).toBe('Write a poem.');
    await world.ask('generate-script', { custom_prompt: ' ' });
    const prompt = world.gemini.calls[1]?.body.systemInstruction?.parts?.[0]?.text;
    expect(prompt).toContain('# Your task');
    expect(prompt).toContain('One speaker');
  });

  it('[bug 8] goes on where one answer ends, and says when four are not enough', async () => {
    const whole = 'One two three four five six seven eight nine ten eleven twelve.';
    world = await startScriptWorld({
      answer: ({ body }) => {
        const before = body.contents?.find(({ role }) => role === 'model')?.parts?.[0]?.text ?? '';
        // As models do, it repeats the last words.
        return whole.slice(Math.max(0, before.length - 14));
      },
    });
    const cut = { kind: 'stopped', reason: 'MAX_TOKENS', afterCharacters: 30 } as const;
    world.gemini.fail(cut, cut);
    expect((await scriptOf(await world.ask('generate-script'))).script).toBe(whole);
    expect(world.gemini.calls).toHaveLength(3);
    expect(world.gemini.calls[1]?.body.contents?.map(({ role }) => role)).toEqual([
      'user',
      'model',
      'user',
    ]);
    const little = { ...cut, afterCharacters: 16 };
    world.gemini.fail(little, little, little, little);
    const short = await scriptOf(await world.ask('generate-script'));
    expect(whole.startsWith(short.script)).toBe(true);
    expect(short.warning).toContain('cut');
    expect(world.gemini.calls).toHaveLength(7);
  });

  it('repeats the document when the model fails, and says why', async () => {
    world = await startScriptWorld();
    world.gemini.fail({ kind: 'blocked' });
    const reply = await scriptOf(await world.ask('generate-script'));
    expect(reply.model_used).toBe('legacy_fallback');
    expect(reply.generation_error).toMatch(/^Gemini did not write this: its safety filter/);
    expect(reply.script).toBe(`# Cataract\n\n${DOCUMENT.raw_content}`);
  });

  it('replies 404 to an unknown document, and 422 with each problem', async () => {
    world = await startScriptWorld();
    for (const path of ['generate-script', 'generate-script-stream']) {
      for (const knowledge_id of [UNKNOWN, 'nothing']) {
        const response = await world.ask(path, { knowledge_id });
        expect(response.status).toBe(404);
        expect(response.headers.get('content-type')).toContain('application/json');
      }
      const template_config = { is_multi_speaker: 'yes', quick_instructions: 'x'.repeat(2_001) };
      const invalid = await world.ask(path, { knowledge_id: null, template_config });
      expect(invalid.status).toBe(422);
      const { detail } = errorEnvelopeSchema.parse(await invalid.json());
      expect(detail).toHaveLength(3);
    }
    expect(world.gemini.calls).toEqual([]);
  });

  it('[bug 20] limits both routes to ten a minute, with Retry-After', async () => {
    world = await startScriptWorld({ answer: 'x' });
    for (const path of ['generate-script', 'generate-script-stream']) {
      const statuses: number[] = [];
      let last: Response | undefined;
      for (let count = 0; count < 11; count += 1) {
        last = await world.ask(path);
        statuses.push(last.status);
        await last.clone().arrayBuffer();
      }
      expect(statuses).toEqual([...Array.from({ length: 10 }, () => 200), 429]);
      expect(Number(last?.headers.get('retry-after'))).toBeGreaterThan(0);
      expect(errorEnvelopeSchema.parse(await last?.json()).error_code).toBe('RATE_LIMITED');
    }
  });
});

describe('POST /api/audio/generate-script-stream', () => {
  it('sends tokens, and then the whole script', async () => {
    world = await startScriptWorld({ answer: SCRIPT, chunkBytes: 1 });
    const response = await world.ask('generate-script-stream', { model_name: 'gemini-2.0-flash' });
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/);
    expect(response.headers.get('cache-control')).toContain('no-cache');
    expect(response.headers.get('x-accel-buffering')).toBe('no');
    const events = await eventsOf(response);
    const tokens = events.flatMap((event) => (event.type === 'token' ? [event.content] : []));
    expect(tokens.length).toBeGreaterThan(3);
    expect(tokens.join('')).toBe(SCRIPT);
    expect(events.slice(tokens.length)).toEqual([
      { type: 'complete', script: SCRIPT, model_used: 'gemini-2.0-flash', warning: null },
    ]);
    expect(world.gemini.calls[0]?.body.generationConfig).toEqual({
      temperature: 0.7,
      maxOutputTokens: 8_192,
    });
  });

  it('[bug 8] goes on streaming where one answer ends', async () => {
    const whole = '甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥';
    world = await startScriptWorld({
      pieceLength: 2,
      answer: ({ body }) => {
        const before = body.contents?.find(({ role }) => role === 'model')?.parts?.[0]?.text ?? '';
        return whole.slice(before.length);
      },
    });
    world.gemini.fail({ kind: 'stopped', reason: 'MAX_TOKENS', afterCharacters: 9 });
    const events = await eventsOf(await world.ask('generate-script-stream'));
    expect(events.at(-1)).toMatchObject({ type: 'complete', script: whole, warning: null });
  });

  it('works offline, word by word, and says so', async () => {
    world = await startScriptWorld({}, { GOOGLE_API_KEY: '' });
    const knowledge_id = await createDocument(world.api);
    const events = await eventsOf(await world.ask('generate-script-stream', { knowledge_id }));
    const last = events.at(-1);
    expect(last).toMatchObject({
      type: 'complete',
      model_used: 'offline-extractive',
      warning: expect.stringContaining('offline'),
      script: expect.stringContaining('Do not eat for six hours.'),
    });
    expect(events.length).toBeGreaterThan(20);
    expect(world.gemini.calls).toEqual([]);
  });

  it('has no other methods', async () => {
    world = await startScriptWorld();
    for (const path of ['generate-script', 'generate-script-stream']) {
      const response = await fetch(`${world.api.url}/api/audio/${path}`);
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    }
  });
});
