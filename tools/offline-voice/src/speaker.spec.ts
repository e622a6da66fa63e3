import { describe, expect, it } from 'vitest';
import { VOICE } from './__fixtures__/requests.ts';
import type { SpeechPart } from './protocol.ts';
import { createSpeaker } from './speaker.ts';

const RATE = 100;
const SECOND_OF_SPEECH = new Int16Array(RATE).fill(1000);

/** Speaks with an engine that says a second for each piece, and shows what it was given. */
function fixture(
  options: { say?: () => Int16Array; breathe?: (signal: AbortSignal) => Promise<void> } = {},
) {
  const said: string[] = [];
  const speaker = createSpeaker({
    engine: {
      sampleRate: RATE,
      say(text, voice) {
        said.push(`${voice}: ${text}`);
        return (options.say ?? (() => SECOND_OF_SPEECH))();
      },
    },
    encoder: {
      async encode(chunks) {
        return Promise.resolve(
          Buffer.alloc([...chunks].reduce((sum, { length }) => sum + length, 0)),
        );
      },
    },
    breathe: options.breathe ?? (() => Promise.resolve()),
  });
  const secondsOf = async (parts: readonly SpeechPart[]): Promise<number> =>
    (await speaker.speak(parts, VOICE, new AbortController().signal)).length / RATE;
  return { said, speaker, secondsOf };
}

describe('createSpeaker', () => {
  it('says each part in its language, with a pause behind it and the silences asked for', async () => {
    const { said, secondsOf } = fixture();
    const parts = [
      { text: 'Hello.', language: 'en' },
      { silenceMs: 3000 },
      { text: '你好', language: 'zh' },
    ];
    expect(await secondsOf(parts)).toBeCloseTo(1 + 0.2 + 3 + 1 + 0.2);
    expect(said).toEqual(['en-us: Hello.', 'cmn: 你好']);
  });

  it('pauses between sentences, and not inside one that is said in two pieces', async () => {
    const { said, secondsOf } = fixture();
    const clause = `${'word '.repeat(30)}, `;
    expect(await secondsOf([{ text: `${clause}${clause}end.`, language: 'en' }])).toBeCloseTo(
      said.length + 0.2,
    );
    expect(said.length).toBeGreaterThan(1);
  });

  it.each([[[]], [[{ text: ' \n\0', language: 'en' }]], [[{ silenceMs: 0 }]]])(
    'makes a short silence when there is nothing to say: %j',
    async (parts) => {
      const { said, secondsOf } = fixture();
      expect(await secondsOf(parts)).toBeGreaterThanOrEqual(0.2);
      expect(said).toEqual([]);
    },
  );

  it('gives up a speech of more than a quarter of an hour', async () => {
    const { secondsOf } = fixture({ say: () => new Int16Array(RATE * 600) });
    await expect(secondsOf(Array(3).fill({ text: 'Long.', language: 'en' }))).rejects.toMatchObject(
      {
        code: 'too-long',
      },
    );
  });

  it('stops between two pieces when it is not wanted any more', async () => {
    const stop = new AbortController();
    const { said, speaker } = fixture({
      async breathe(signal) {
        await Promise.resolve();
        stop.abort();
        signal.throwIfAborted();
      },
    });
    const parts = Array(5).fill({ text: 'Again.', language: 'en' });
    await expect(speaker.speak(parts, VOICE, stop.signal)).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(said).toHaveLength(1);
  });
});
