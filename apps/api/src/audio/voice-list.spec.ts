import { describe, expect, it } from 'vitest';
import type { Voice } from '../speech/speech.ts';
import { never } from './__fixtures__/fake-speech.ts';
import { CURATED_VOICES } from './curated-voices.ts';
import { createVoiceList } from './voice-list.ts';

const own: Voice = {
  voiceId: 'own',
  name: 'Dr. Own',
  description: null,
  previewUrl: 'https://x.example/own.mp3',
  languages: ['zh-TW', 'en'],
};
const curated: Voice = {
  voiceId: CURATED_VOICES[3]?.voiceId ?? '',
  name: 'Renamed',
  description: 'As the account has it',
  previewUrl: null,
  languages: ['en'],
};

function bench(list: (signal: AbortSignal) => Promise<readonly Voice[]>) {
  let calls = 0;
  let time = 0;
  let expire = (): void => undefined;
  const warnings: unknown[] = [];
  const listVoices = createVoiceList({
    catalogue: {
      list: (signal) => {
        calls += 1;
        return list(signal);
      },
    },
    curated: CURATED_VOICES,
    monotonicMs: () => time,
    sleep: (_milliseconds, signal) =>
      new Promise((resolve) => {
        expire = resolve;
        signal.addEventListener('abort', () => {
          resolve();
        });
      }),
    logger: { warn: (...line: unknown[]) => void warnings.push(line) },
  });
  return {
    listVoices,
    warnings,
    calls: () => calls,
    pass: (milliseconds: number) => {
      time += milliseconds;
    },
    expire: () => {
      expire();
    },
  };
}

describe('createVoiceList', () => {
  it('lists the curated voices first, as the account has them, then the others [bug 17]', async () => {
    const voices = await bench(() => Promise.resolve([own, curated])).listVoices();
    expect(voices.map((voice) => voice.voice_id)).toEqual([
      ...CURATED_VOICES.map((voice) => voice.voiceId),
      'own',
    ]);
    expect(voices[3]).toEqual({
      voice_id: curated.voiceId,
      name: 'Renamed',
      description: 'As the account has it',
      preview_url: null,
      languages: ['en'],
    });
    expect(voices.at(-1)).toMatchObject({ languages: ['zh-TW', 'en'], description: null });
  });

  it('asks once in five minutes, however many ask it', async () => {
    const { listVoices, calls, pass } = bench(() => Promise.resolve([own]));
    await Promise.all([listVoices(), listVoices(), listVoices()]);
    pass(299_999);
    await listVoices();
    expect(calls()).toBe(1);
    pass(1);
    await listVoices();
    expect(calls()).toBe(2);
  });

  it('gives the curated voices while the service is away, and asks again soon', async () => {
    let isAway = true;
    const { listVoices, calls, pass, warnings } = bench(() =>
      isAway ? Promise.reject(new Error('away')) : Promise.resolve([own]),
    );
    expect(await listVoices()).toHaveLength(10);
    expect(await listVoices()).toHaveLength(10);
    expect(calls()).toBe(1);
    expect(warnings).toHaveLength(1);
    isAway = false;
    pass(15_000);
    expect(await listVoices()).toHaveLength(11);
  });

  it('keeps what it read before while the service is away', async () => {
    let isAway = false;
    const { listVoices, pass } = bench(() =>
      isAway ? Promise.reject(new Error('away')) : Promise.resolve([own]),
    );
    await listVoices();
    isAway = true;
    pass(300_000);
    expect(await listVoices()).toHaveLength(11);
  });

  it('does not wait for a service that hangs', async () => {
    const { listVoices, expire } = bench(never);
    const voices = listVoices();
    expire();
    expect(await voices).toHaveLength(10);
  });
});
