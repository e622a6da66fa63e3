import { startLangsmithStandIn } from '@elevendops/testing';
import { describe, expect, it } from 'vitest';
import { CANARIES, startScriptWorld } from '../scripts/__fixtures__/script-world.ts';

const KEY = 'CANARY-langsmith-key';

describe('tracing of scripts', () => {
  it.each([
    ['by default without texts', {}, false],
    ['with texts at level debug', { LANGSMITH_TRACE_LEVEL: 'debug' }, true],
    [
      'without texts at level debug where they are to be hidden',
      {
        LANGSMITH_TRACE_LEVEL: 'debug',
        LANGSMITH_HIDE_INPUTS: 'true',
        LANGSMITH_HIDE_OUTPUTS: 'true',
      },
      false,
    ],
  ])('sends each script, %s', async (_how, env, hasTexts) => {
    const langsmith = await startLangsmithStandIn({ apiKey: KEY });
    const world = await startScriptWorld(
      { answer: CANARIES.script },
      { LANGSMITH_API_KEY: KEY, LANGSMITH_ENDPOINT: langsmith.url, ...env },
    );
    await world.ask('generate-script');
    await (await world.ask('generate-script-stream')).text();
    world.gemini.fail({ kind: 'key-invalid' });
    await world.ask('generate-script');
    await world.close();
    const runs = [...langsmith.runs.values()];
    expect(runs.map(({ error }) => error)).toEqual([undefined, undefined, 'ERR_UPSTREAM_AUTH']);
    expect(runs[0]).toMatchObject({
      run_type: 'llm',
      extra: { metadata: { ls_model_name: 'gemini-2.5-flash', ls_provider: 'google_genai' } },
    });
    const sent = JSON.stringify(runs);
    expect(sent.includes(CANARIES.document)).toBe(hasTexts);
    expect(sent.includes(CANARIES.script)).toBe(hasTexts);
    expect(sent).not.toContain(CANARIES.key);
    expect(world.api.log.join()).not.toContain(KEY);
    await langsmith.close();
  });

  it('lets scripts be written while LangSmith is away, as fast as ever', async () => {
    const langsmith = await startLangsmithStandIn();
    await langsmith.close();
    const world = await startScriptWorld(
      { answer: 'A script.' },
      { LANGSMITH_API_KEY: KEY, LANGSMITH_ENDPOINT: langsmith.url },
    );
    const response = await world.ask('generate-script');
    expect(await response.json()).toMatchObject({ script: 'A script.', generation_error: null });
    await world.close();
  });
});
