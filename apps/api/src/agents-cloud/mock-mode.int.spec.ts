import { startElevenLabs } from '@elevendops/testing';
import { Socket } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { playCareTeam } from '../__fixtures__/care-team.ts';
import { startTestApi } from '../__fixtures__/test-api.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Ports that were dialled from now on. */
function watchDialling(): () => ReadonlySet<number> {
  const spy = vi.spyOn(Socket.prototype, 'connect');
  return () =>
    new Set(
      spy.mock.calls
        .flat(2)
        .map((argument) => (argument as { readonly port?: unknown } | undefined)?.port)
        .filter((port) => port !== undefined)
        .map(Number),
    );
}

describe('the mock mode of ElevenLabs', () => {
  it('[bug 28] dials nothing, from the first document to the end of a conversation', async () => {
    const standIn = await startElevenLabs();
    const api = await startTestApi({
      USE_MOCK_ELEVENLABS: 'true',
      ELEVENLABS_API_KEY: standIn.apiKey,
      ELEVENLABS_API_URL: standIn.url,
    });
    const dialled = watchDialling();
    const messages = [{ message: 'How often do I measure?', chat_mode: true }];
    const { replies } = await playCareTeam(api, { voiceId: 'any', messages });
    expect(replies[0]?.response_text).not.toBe('');
    expect([...dialled()]).toEqual([Number(new URL(api.url).port)]);
    expect(standIn.requests).toEqual([]);
    await api.close();
    await standIn.close();
  });
});
