import { describe, expect, it } from 'vitest';
import { scriptSpeakers } from './script-speakers.ts';

const none = {
  is_multi_speaker: true,
  preferred_languages: [],
  speaker1_languages: [],
  speaker2_languages: [],
};

describe('scriptSpeakers', () => {
  it('gives two speakers their own languages only when both have some', () => {
    expect(
      scriptSpeakers({ ...none, speaker1_languages: ['zh-TW'], speaker2_languages: ['en', 'en'] }),
    ).toMatchObject({ kind: 'language-dialogue', languages: [['zh-TW'], ['en']] });
    expect(scriptSpeakers({ ...none, speaker2_languages: ['en'] })).toMatchObject({
      kind: 'dialogue',
      labels: ['Doctor', 'Patient'],
      languages: ['en'],
    });
  });

  it('takes the shared languages before those of one speaker', () => {
    const languages = { preferred_languages: ['de'], speaker1_languages: ['fr'] } as const;
    const config = {
      ...none,
      preferred_languages: [...languages.preferred_languages],
      speaker1_languages: [...languages.speaker1_languages],
    };
    expect(scriptSpeakers(config).languages).toEqual(['de']);
    expect(scriptSpeakers({ ...config, is_multi_speaker: false }).languages).toEqual(['de']);
  });

  it('lets a single speaker speak the languages of the first, and knows no second', () => {
    const config = {
      ...none,
      is_multi_speaker: false,
      speaker1_languages: ['ja' as const],
      speaker2_languages: ['ko' as const],
    };
    expect(scriptSpeakers(config)).toEqual({ kind: 'solo', languages: ['ja'] });
  });
});
