import { parseBuffer } from 'music-metadata';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { SpeechSynthesis, VoiceCatalogue } from './speech.ts';

/** Speech to test, and how to leave nothing of it behind. */
export interface OpenedSpeech {
  readonly speech: SpeechSynthesis;
  readonly voices: VoiceCatalogue;
  readonly cleanup: () => Promise<void>;
}

const NEVER = new AbortController().signal;
const TEXTS = [
  { languageCode: 'en', text: 'Take one pill every day.' },
  { languageCode: 'zh-TW', text: '每天吃一顆藥。' },
  { text: 'Take it with water. 配水服用。' },
];

/** Declares the tests that every adapter of {@link SpeechSynthesis} and {@link VoiceCatalogue} passes. */
export function describeSpeech(name: string, open: () => Promise<OpenedSpeech>): void {
  describe(`${name} keeps the contract of SpeechSynthesis and VoiceCatalogue`, () => {
    let opened: OpenedSpeech;
    let voiceId: string;
    beforeAll(async () => {
      opened = await open();
      const [first] = await opened.voices.list(NEVER);
      voiceId = first?.voiceId ?? '';
    });
    afterAll(() => opened.cleanup());
    const say = (text: string, signal = NEVER): Promise<Uint8Array> =>
      opened.speech.synthesize({ text, voiceId }, signal);

    it('lists voices that have an id of their own, a name and languages that exist', async () => {
      const voices = await opened.voices.list(NEVER);
      expect(voices.length).toBeGreaterThan(0);
      expect(new Set(voices.map((voice) => voice.voiceId)).size).toBe(voices.length);
      for (const voice of voices) {
        expect(voice.voiceId).not.toBe('');
        expect(voice.name.trim()).not.toBe('');
        expect(Intl.getCanonicalLocales([...voice.languages])).toHaveLength(voice.languages.length);
      }
    });

    it.each(TEXTS)('speaks $text', async (request) => {
      const mp3 = await opened.speech.synthesize({ ...request, voiceId }, NEVER);
      expect(await secondsOf(mp3)).toBeGreaterThan(0);
    });

    it('makes speech that can be joined frame by frame', async () => {
      const [one, two] = [await say('One.'), await say('Two and three.')];
      const joined = await secondsOf(Buffer.concat([one, two]));
      expect(joined).toBeCloseTo((await secondsOf(one)) + (await secondsOf(two)), 2);
    });

    it('speaks the longest text that it promises', async () => {
      const { maxCharacters } = opened.speech;
      expect(maxCharacters).toBeGreaterThanOrEqual(500);
      const text = 'Every day. '.repeat(maxCharacters).slice(0, maxCharacters);
      expect(await secondsOf(await say(text))).toBeGreaterThan(await secondsOf(await say('Day.')));
    });

    it('makes something that plays of a text without a word', async () => {
      expect(await secondsOf(await say('[laughs] ...'))).toBeGreaterThan(0);
    });

    it('speaks several texts at a time', async () => {
      const texts = ['One.', 'Two.', 'Three.', 'Four.', 'Five.'];
      for (const mp3 of await Promise.all(texts.map((text) => say(text)))) {
        expect(await secondsOf(mp3)).toBeGreaterThan(0);
      }
    });

    it('rejects with the reason of its signal, aborted before or during the work', async () => {
      const reason = new Error('the client left');
      await expect(say('One.', AbortSignal.abort(reason))).rejects.toBe(reason);
      await expect(opened.voices.list(AbortSignal.abort(reason))).rejects.toBe(reason);
      const leaving = new AbortController();
      const left = say('One. '.repeat(100), leaving.signal);
      leaving.abort(reason);
      await expect(left).rejects.toBe(reason);
      await expect(say('Two.')).resolves.toBeDefined();
    });
  });
}

async function secondsOf(mp3: Uint8Array): Promise<number> {
  const { format } = await parseBuffer(mp3, { mimeType: 'audio/mpeg' }, { duration: true });
  expect(format).toMatchObject({ sampleRate: 44_100, bitrate: 128_000 });
  return format.duration ?? 0;
}
