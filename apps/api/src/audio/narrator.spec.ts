import { describe, expect, it } from 'vitest';
import { UpstreamError } from '../upstream/index.ts';
import { createFakeSpeech, never, type FakeSpeech } from './__fixtures__/fake-speech.ts';
import { sampleMp3 } from './__fixtures__/sample-mp3.ts';
import { joinFrames } from './mp3/join-frames.ts';
import { readFrames } from './mp3/read-frames.ts';
import { createNarrator } from './narrator.ts';

const VOICES = { 1: 'doctor-voice', 2: 'patient-voice' };
const NEVER = new AbortController().signal;

/** A narrator whose deadline comes when the test says so. */
function narratorOf(speech: FakeSpeech, concurrency = 3) {
  const slept: number[] = [];
  let expire = (): void => undefined;
  const narrator = createNarrator({
    speech,
    service: 'ElevenLabs',
    concurrency,
    sleep: (milliseconds, signal) => {
      slept.push(milliseconds);
      return new Promise((resolve) => {
        expire = resolve;
        signal.addEventListener('abort', () => {
          resolve();
        });
      });
    },
  });
  return {
    narrate: (script: string, signal = NEVER) => narrator.narrate(script, VOICES, signal),
    slept,
    expire: () => {
      expire();
    },
  };
}

describe('createNarrator', () => {
  it('speaks a dialogue with both voices, in order and without the labels [bug 8]', async () => {
    const speech = createFakeSpeech();
    const { durationSeconds } = await narratorOf(speech).narrate(
      '**Doctor:** Good morning. [pause]\n**Patient:** 早安。\nSpeaker 1: Sit down.',
    );
    expect(speech.requests).toEqual([
      { voiceId: 'doctor-voice', text: 'Good morning. [pause]', nextText: '早安。' },
      {
        voiceId: 'patient-voice',
        text: '早安。',
        previousText: 'Good morning. [pause]',
        nextText: 'Sit down.',
      },
      { voiceId: 'doctor-voice', text: 'Sit down.', previousText: '早安。' },
    ]);
    expect(durationSeconds).toBeCloseTo(
      3 * joinFrames([readFrames(sampleMp3())]).durationSeconds,
      2,
    );
  });

  it('speaks all of 50,000 characters, each call below the limit of the model [bug 8]', async () => {
    const speech = createFakeSpeech(4_500);
    const script = '每天早上量血壓，然後記下來。'.repeat(3_571).slice(0, 50_000);
    await narratorOf(speech).narrate(script);
    expect(speech.requests.map(({ text }) => text).join('')).toBe(script);
    for (const { text } of speech.requests) {
      expect(text.length).toBeLessThanOrEqual(4_500);
    }
  });

  it('speaks no more texts at a time than it may, and joins them in their order', async () => {
    const speech = createFakeSpeech(40);
    const sounds: string[] = [];
    speech.answer = async ({ text }) => {
      // The first ones take longest.
      for (let turns = text.includes('1') ? 20 : 1; turns > 0; turns -= 1) {
        await new Promise(setImmediate);
      }
      sounds.push(text);
      return text.includes('1') ? sampleMp3() : Buffer.concat([sampleMp3(), sampleMp3()]);
    };
    const script = Array.from(
      { length: 8 },
      (_, index) => `Sentence number ${String(index)} here.`,
    );
    const joined = await narratorOf(speech, 2).narrate(script.join('\n\n'));
    expect(speech.peak).toBe(2);
    expect(sounds).not.toEqual(speech.requests.map(({ text }) => text));
    const parts = speech.requests.map(({ text }) =>
      readFrames(text.includes('1') ? sampleMp3() : Buffer.concat([sampleMp3(), sampleMp3()])),
    );
    expect(Buffer.from(joined.bytes).equals(joinFrames(parts).bytes)).toBe(true);
  });

  it('calls the others off, and begins no more, when one text fails', async () => {
    const speech = createFakeSpeech(40);
    const failure = new UpstreamError('no', { service: 'ElevenLabs', failure: 'auth' });
    const signals: AbortSignal[] = [];
    speech.answer = ({ text }, signal) => {
      signals.push(signal);
      return text.includes('1') ? Promise.reject(failure) : never(signal);
    };
    const script = Array.from(
      { length: 9 },
      (_, index) => `Sentence number ${String(index)} here.`,
    );
    await expect(narratorOf(speech).narrate(script.join('\n'))).rejects.toBe(failure);
    expect(signals.every(({ aborted }) => aborted)).toBe(true);
    expect(speech.requests).toHaveLength(3);
  });

  it('stops when the caller leaves, with the reason', async () => {
    const speech = createFakeSpeech(40);
    speech.answer = (_request, signal) => never(signal);
    const leaving = new AbortController();
    const narration = narratorOf(speech).narrate('One. '.repeat(40), leaving.signal);
    const reason = new Error('the caller left');
    leaving.abort(reason);
    await expect(narration).rejects.toBe(reason);
    const begun = speech.requests.length;
    await new Promise(setImmediate);
    expect(speech.requests).toHaveLength(begun);
    await expect(narratorOf(speech).narrate('One.', leaving.signal)).rejects.toBe(reason);
  });

  it('takes minutes where it has to, but not longer than a request may [bug 32]', async () => {
    const speech = createFakeSpeech();
    const begun = Promise.withResolvers<undefined>();
    speech.answer = (_request, signal) => {
      begun.resolve(undefined);
      return never(signal);
    };
    const { narrate, slept, expire } = narratorOf(speech);
    const narration = narrate('One.');
    await begun.promise;
    expect(slept).toEqual([280_000]);
    expire();
    await expect(narration).rejects.toMatchObject({
      code: 'ERR_UPSTREAM_TIMEOUT',
      service: 'ElevenLabs',
    });
  });

  it.each(['Doctor:', '---', '[pause]', ' \n ', '**Patient:** [laughs] ...'])(
    'refuses %j, which has nothing to read',
    async (script) => {
      const speech = createFakeSpeech();
      await expect(narratorOf(speech).narrate(script)).rejects.toMatchObject({
        code: 'ERR_NOTHING_TO_READ',
      });
      expect(speech.requests).toEqual([]);
    },
  );

  it('refuses sound that is none, as soon as it comes', async () => {
    const speech = createFakeSpeech(40);
    speech.answer = ({ text }, signal) =>
      text.includes('1') ? Promise.resolve(Buffer.from('{"detail":"no"}')) : never(signal);
    const script = Array.from(
      { length: 9 },
      (_, index) => `Sentence number ${String(index)} here.`,
    );
    await expect(narratorOf(speech).narrate(script.join('\n'))).rejects.toMatchObject({
      code: 'ERR_UNUSABLE_SPEECH',
    });
    expect(speech.requests).toHaveLength(3);
  });
});
