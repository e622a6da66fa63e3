import { parseBuffer } from 'music-metadata';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  type OfflineFixture,
  offlineSpeech,
  isVoiceInstalled,
} from './__fixtures__/offline-fixture.ts';
import { OFFLINE_LANGUAGE_CODES } from './languages.ts';

vi.setConfig({ testTimeout: 60_000 });

const made: OfflineFixture[] = [];
const make = (...args: Parameters<typeof offlineSpeech>): OfflineFixture => {
  const fixture = offlineSpeech(...args);
  made.push(fixture);
  return fixture;
};
afterEach(async () => {
  await Promise.all(made.splice(0).map(({ close }) => close()));
});

const secondsOf = async (mp3: Uint8Array): Promise<number> => {
  const { format } = await parseBuffer(mp3, { mimeType: 'audio/mpeg' }, { duration: true });
  expect(format).toMatchObject({ sampleRate: 44_100, bitrate: 128_000, numberOfChannels: 1 });
  return format.duration ?? 0;
};

describe('createOfflineSpeech', () => {
  it('says clearly that it is not installed, and lists its voices all the same', async () => {
    const { say, voices } = make('real', { program: null });
    await expect(say('Hello.')).rejects.toMatchObject({
      code: 'ERR_UPSTREAM_NOT_INSTALLED',
      service: 'the offline voice',
      message: expect.stringMatching(/not installed.*npm ci.*ELEVENLABS_API_KEY/) as string,
    });
    const [voice] = await voices.list(new AbortController().signal);
    expect(voice?.description).toContain('not installed');
  });

  it('says the same when only the packages of the voice are missing', async () => {
    const { say, warnings } = make('missing-voice');
    await expect(say('Hello.')).rejects.toMatchObject({ failure: 'not-installed' });
    expect(warnings).toEqual([]);
  });

  it('refuses a language that it does not speak, without a process', async () => {
    const { speech, children } = make('real');
    const request = { text: 'こんにちは', voiceId: 'offline-en-1', languageCode: 'ja' };
    await expect(speech.synthesize(request, new AbortController().signal)).rejects.toMatchObject({
      failure: 'rejected',
      message: expect.stringContaining('"ja"') as string,
    });
    expect(children).toEqual([]);
  });

  it('refuses a text without measure', async () => {
    const { say, children } = make('real');
    await expect(say('x'.repeat(20_001))).rejects.toMatchObject({ failure: 'rejected' });
    expect(children).toEqual([]);
  });

  it('ends its processes with the last of its work, and starts another one when asked again', async () => {
    const { say, children, ended, warnings } = make('mortal-voice', { idleMs: 1 });
    await say('One.');
    await ended();
    await say('Two.');
    expect(children).toHaveLength(2);
    expect(warnings).toEqual([]);
  });
});

describe.skipIf(!isVoiceInstalled())('createOfflineSpeech with the real voice', () => {
  it('speaks English, Mandarin and both in one text, as long as a person would', async () => {
    const { say } = make('real');
    const english = 'Take one pill every day after breakfast, with a glass of water.';
    const mandarin = '每天早餐後吃一顆藥，配一杯水服用。';
    const [en, zh, both] = [await say(english), await say(mandarin), await say(english + mandarin)];
    const [enSeconds, zhSeconds] = [await secondsOf(en), await secondsOf(zh)];
    for (const seconds of [enSeconds, zhSeconds]) {
      expect(seconds).toBeGreaterThan(2.5);
      expect(seconds).toBeLessThan(7);
    }
    expect(Math.abs((await secondsOf(both)) - enSeconds - zhSeconds)).toBeLessThan(0.7);
    expect(await secondsOf(Buffer.concat([en, zh]))).toBeCloseTo(enSeconds + zhSeconds, 1);
  });

  it('pauses for [pause], and reads no audio tag aloud', async () => {
    const { say } = make('real');
    const plain = await secondsOf(await say('Well. Good morning.'));
    const tagged = await secondsOf(await say('[laughs] Well. [whispers] Good morning.'));
    const paused = await secondsOf(await say('Well. [long pause] Good morning.'));
    expect(Math.abs(tagged - plain)).toBeLessThan(0.6);
    expect(paused - plain).toBeGreaterThan(1.2);
  });

  it('speaks with every voice that it lists, and with the ids of other services', async () => {
    const { say, speech, voices } = make('real');
    const listed = await voices.list(new AbortController().signal);
    expect(new Set(listed.map(({ languages }) => languages[0]))).toEqual(
      new Set(OFFLINE_LANGUAGE_CODES),
    );
    const ids = [...listed.map(({ voiceId }) => voiceId), 'UgBBYS2sOqTuMpoF3BR0', ''];
    const spoken = await Promise.all(
      ids.map((voiceId) =>
        speech.synthesize({ text: '1, 2.', voiceId }, AbortSignal.timeout(60_000)),
      ),
    );
    for (const mp3 of spoken) {
      expect(await secondsOf(mp3)).toBeGreaterThan(0.5);
    }
    const [once, again] = [await say('Hello.', 'somebody'), await say('Hello.', 'somebody')];
    expect(Math.abs((await secondsOf(once)) - (await secondsOf(again)))).toBeLessThan(0.1);
  }, 90_000);

  it('takes 20 requests at a time with two processes', async () => {
    const { say, children } = make('real');
    const mp3s = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        say(`Number ${String(index)}. 第${String(index)}號。`),
      ),
    );
    expect(mp3s).toHaveLength(20);
    for (const mp3 of mp3s) {
      expect(await secondsOf(mp3)).toBeGreaterThan(1);
    }
    expect(children).toHaveLength(2);
  }, 60_000);

  it('fails what a killed process was saying, and nothing else', async () => {
    const { say, children, warnings } = make('real', { maxProcesses: 1 });
    await say('Warm.');
    const text = 'Take one pill after every meal. '.repeat(30);
    const lost = say(text);
    await vi.waitFor(() => {
      expect(children[0]?.kill('SIGKILL')).toBe(true);
    });
    const waiting = say('Next.');
    await expect(lost).rejects.toMatchObject({ failure: 'error', retryable: true });
    expect(await secondsOf(await waiting)).toBeGreaterThan(0.4);
    expect(children).toHaveLength(2);
    expect(JSON.stringify(warnings)).toContain('SIGKILL');
    expect(JSON.stringify(warnings)).not.toContain('pill');
  });

  it('leaves at once when its caller does, and speaks the next text with the same process', async () => {
    const { say, children } = make('real', { maxProcesses: 1 });
    await say('Warm.');
    const leaving = new AbortController();
    const left = say(
      'Take one pill after every meal. '.repeat(300),
      'offline-en-1',
      leaving.signal,
    );
    const next = say('Next.');
    leaving.abort(new Error('the client left'));
    await expect(left).rejects.toThrow('the client left');
    expect(await secondsOf(await next)).toBeGreaterThan(0.4);
    expect(children).toHaveLength(1);
  });

  it('ends its processes when it is closed, whatever they are doing', async () => {
    const { say, close, ended, children } = make('real');
    await say('Warm.');
    const cut = say('Take one pill after every meal. '.repeat(300));
    const failure = expect(cut).rejects.toMatchObject({ failure: 'unreachable' });
    await close();
    await failure;
    await ended();
    expect(children.map(({ exitCode }) => exitCode)).toEqual([0]);
    await expect(say('Late.')).rejects.toMatchObject({ failure: 'unreachable' });
  });
});
