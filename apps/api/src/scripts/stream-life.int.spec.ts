import { request as httpRequest } from 'node:http';
import { errorEnvelopeSchema } from '@elevendops/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { eventsOf, startScriptWorld, type ScriptWorld } from './__fixtures__/script-world.ts';

const TEXT = 'First words. Later words.';
const HELD = 'First words.'.length;

let world: ScriptWorld;
afterEach(() => world.close());

/** A stream that stands still after the first words; `release` lets it go on. */
async function heldWorld(): Promise<() => void> {
  const { promise, resolve } = Promise.withResolvers<null>();
  world = await startScriptWorld({ answer: TEXT, pieceLength: HELD });
  world.gemini.fail({ kind: 'hold', afterCharacters: HELD, until: promise });
  return () => {
    resolve(null);
  };
}

/** Reads a body until it holds some words, and goes on where it stopped. */
function readerOf(response: Response) {
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const decoder = new TextDecoder();
  let text = '';
  return {
    async until(words: string): Promise<string> {
      while (!text.includes(words)) {
        const { done, value } = await reader.read();
        if (done) {
          throw new Error(`ended without "${words}": ${text}`);
        }
        text += decoder.decode(value, { stream: true });
      }
      return text;
    },
  };
}

describe('a streamed script', () => {
  it('passes the first words on while the rest is not written yet, to a client that takes gzip', async () => {
    const release = await heldWorld();
    const headers = { 'content-type': 'application/json', 'accept-encoding': 'gzip, br' };
    const response = await world.ask('generate-script-stream', {}, { headers });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(response.headers.get('cache-control')).toContain('no-transform');
    const reader = readerOf(response);
    expect(await reader.until('First words.')).not.toContain('Later');
    release();
    await reader.until('"type":"complete"');
  });

  it('calls Gemini off when the client leaves, and logs nothing of it as an error', async () => {
    await heldWorld();
    const leaving = new AbortController();
    const { signal } = leaving;
    const response = await world.ask(
      'generate-script-stream',
      {},
      {
        signal,
        headers: { 'content-type': 'application/json' },
      },
    );
    await readerOf(response).until('First words.');
    leaving.abort();
    // False: the answer was not complete when its connection closed.
    expect(await world.gemini.calls[0]?.closed).toBe(false);
    expect(world.api.log.filter((line) => line.includes('"severity":"ERROR"'))).toEqual([]);
  });

  it('calls Gemini off when the client of a plain script leaves', async () => {
    await heldWorld();
    const body = JSON.stringify({ knowledge_id: world.knowledgeId });
    const request = httpRequest(`${world.api.url}/api/audio/generate-script`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'content-length': body.length },
    });
    request.on('error', () => undefined);
    request.end(body);
    await expect.poll(() => world.gemini.calls.length).toBe(1);
    request.destroy();
    expect(await world.gemini.calls[0]?.closed).toBe(false);
  });

  it('ends with an error that says to come back when the process stops', async () => {
    await heldWorld();
    const response = await world.ask('generate-script-stream');
    const events = eventsOf(response);
    await expect.poll(() => world.gemini.calls.length).toBe(1);
    world.api.lifecycle.drain();
    expect((await events).at(-1)).toMatchObject({
      type: 'error',
      error_code: 'DRAINING',
      retryable: true,
    });
    expect(await world.gemini.calls[0]?.closed).toBe(false);
  });

  it('becomes a 503 for a plain script when the process stops', async () => {
    await heldWorld();
    const waiting = world.ask('generate-script');
    await expect.poll(() => world.gemini.calls.length).toBe(1);
    world.api.lifecycle.drain();
    const response = await waiting;
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(errorEnvelopeSchema.parse(await response.json()).error_code).toBe('DRAINING');
  });

  it('does not disturb other requests while it stands still', async () => {
    const release = await heldWorld();
    const reader = readerOf(await world.ask('generate-script-stream'));
    await reader.until('First words.');
    expect((await fetch(`${world.api.url}/api/knowledge`)).status).toBe(200);
    release();
    await reader.until('"type":"complete"');
  });
});
