import { generatedScriptSchema } from '@elevendops/contract';
import type { GeminiFault } from '@elevendops/testing';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { eventsOf, startScriptWorld, type ScriptWorld } from './__fixtures__/script-world.ts';

const TEXT = 'One two three four five six seven.';

let world: ScriptWorld;
beforeEach(async () => {
  await world?.close();
  world = await startScriptWorld({ answer: TEXT, pieceLength: 4 });
});
afterAll(() => world.close());

/** The fault, as often as a call is tried. */
const always = (fault: GeminiFault) => [fault, fault, fault] as const;

describe('a script while Gemini fails', () => {
  it.each<[GeminiFault, string, boolean, string]>([
    [{ kind: 'key-invalid' }, 'UPSTREAM_AUTH', false, 'does not accept our key'],
    [{ kind: 'unknown-model' }, 'UPSTREAM_REJECTED', false, 'rejected'],
    [{ kind: 'rate-limit', retrySeconds: 40 }, 'UPSTREAM_RATE_LIMIT', true, 'no more requests'],
    [{ kind: 'server-error' }, 'UPSTREAM_ERROR', true, 'failed (status 500)'],
    [{ kind: 'server-error', status: 503 }, 'UPSTREAM_ERROR', true, 'failed (status 503)'],
    [{ kind: 'malformed' }, 'UPSTREAM_ERROR', true, 'cannot be understood'],
    [{ kind: 'blocked' }, 'UPSTREAM_REJECTED', false, 'safety filter'],
    [{ kind: 'blocked', reason: 'NEW' }, 'UPSTREAM_ERROR', true, 'in the middle'],
    [
      { kind: 'stopped', reason: 'RECITATION', afterCharacters: 9 },
      'UPSTREAM_REJECTED',
      false,
      'protected text',
    ],
    [{ kind: 'unfinished', afterCharacters: 9 }, 'UPSTREAM_ERROR', true, 'in the middle'],
  ])('%o: %s', async (fault, code, retryable, words) => {
    world.gemini.fail(...always(fault));
    const streamed = await eventsOf(await world.ask('generate-script-stream'));
    expect(streamed.at(-1)).toEqual({
      type: 'error',
      message: expect.stringContaining(words),
      error_code: code,
      retryable,
    });
    const left = 3 - world.gemini.calls.length;
    world.gemini.fail(...always(fault).slice(0, 3 - left));
    const plain = await world.ask('generate-script');
    expect(plain.status).toBe(200);
    expect(generatedScriptSchema.parse(await plain.json())).toMatchObject({
      model_used: 'legacy_fallback',
      generation_error: expect.stringContaining(words),
    });
  });

  it.each<[GeminiFault, string]>([
    [{ kind: 'error-in-stream', afterCharacters: 9 }, 'UPSTREAM_ERROR'],
    [{ kind: 'cut', afterCharacters: 9 }, 'UPSTREAM_UNREACHABLE'],
  ])('keeps what came before a stream broke: %o', async (fault, code) => {
    world.gemini.fail(fault);
    const events = await eventsOf(await world.ask('generate-script-stream'));
    const tokens = events.flatMap((event) => (event.type === 'token' ? [event.content] : []));
    expect(TEXT.startsWith(tokens.join(''))).toBe(true);
    expect(tokens.length).toBeGreaterThan(0);
    expect(events.at(-1)).toMatchObject({ type: 'error', error_code: code, retryable: true });
  });

  it('tries again what may succeed, and then nobody notices', async () => {
    world.gemini.fail({ kind: 'server-error' }, { kind: 'rate-limit', retrySeconds: 1 });
    const events = await eventsOf(await world.ask('generate-script-stream'));
    expect(events.at(-1)).toMatchObject({ type: 'complete', script: TEXT });
    expect(world.gemini.calls).toHaveLength(3);
  });

  it('says that Gemini cannot be reached', async () => {
    await world.gemini.close();
    const events = await eventsOf(await world.ask('generate-script-stream'));
    expect(events).toEqual([
      {
        type: 'error',
        message: expect.stringContaining('cannot be reached'),
        error_code: 'UPSTREAM_UNREACHABLE',
        retryable: true,
      },
    ]);
  });
});
