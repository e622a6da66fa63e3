import type { Voice } from '../speech.ts';
import { OFFLINE_LANGUAGE_CODES, OFFLINE_LANGUAGES, type OfflineLanguage } from './languages.ts';
import type { VoiceSound } from './voice-message.ts';

/** How a voice speaks. */
export interface OfflineVoice {
  /** What it speaks when a text does not show another language. */
  readonly language: OfflineLanguage;
  readonly sound: VoiceSound;
}

interface Timbre {
  readonly sound: VoiceSound;
  readonly description: string;
}

const TIMBRES: readonly Timbre[] = [
  { sound: { variant: 'f2', pitch: 50, rate: 165 }, description: 'high and clear' },
  { sound: { variant: 'm3', pitch: 50, rate: 165 }, description: 'low and calm' },
  { sound: { variant: 'f5', pitch: 62, rate: 175 }, description: 'higher and lively' },
  { sound: { variant: 'm8', pitch: 40, rate: 155 }, description: 'lower and slow' },
];

/** The languages of the product's own users have four voices, the others two. */
const MANY_VOICES: readonly OfflineLanguage[] = ['en', 'zh'];

const VOICES = OFFLINE_LANGUAGE_CODES.flatMap((language) =>
  TIMBRES.slice(0, MANY_VOICES.includes(language) ? 4 : 2).map((timbre, index) => ({
    voiceId: `offline-${language.toLowerCase()}-${String(index + 1)}`,
    name: `Offline ${OFFLINE_LANGUAGES[language]} ${String(index + 1)}`,
    language,
    timbre,
  })),
);

/** What is known of offline voices where they are listed. */
export interface OfflineVoiceListing {
  /** @default true */
  readonly isInstalled?: boolean;
  /** Where a voice can be heard. @default nowhere */
  readonly previewUrl?: (voiceId: string) => string;
}

/** Every offline voice, as a catalogue lists it. */
export function listOfflineVoices(listing: OfflineVoiceListing): readonly Voice[] {
  const { isInstalled = true, previewUrl } = listing;
  const hint = isInstalled
    ? 'A computer voice of this machine, for trying things out without a key'
    : 'Offline speech is not installed here, so this voice can be chosen but not heard';
  return VOICES.map(({ voiceId, name, language, timbre }) => ({
    voiceId,
    name,
    description: `${OFFLINE_LANGUAGES[language]}, ${timbre.description}. ${hint}.`,
    previewUrl: isInstalled && previewUrl !== undefined ? previewUrl(voiceId) : null,
    languages: language === 'zh' ? ['zh', 'zh-TW', 'zh-CN'] : [language],
  }));
}

/**
 * How a voice speaks offline. An id of another service, such as that of an agent made with a key, gets
 * the same timbre each time, and the language of the text.
 */
export function offlineVoice(voiceId: string): OfflineVoice {
  const known = VOICES.find((voice) => voice.voiceId === voiceId);
  if (known !== undefined) {
    return { language: known.language, sound: known.timbre.sound };
  }
  const [first] = TIMBRES;
  const timbre = TIMBRES[hash(voiceId) % TIMBRES.length] ?? first;
  return { language: 'en', sound: timbre?.sound ?? { variant: 'f2', pitch: 50, rate: 165 } };
}

/** FNV-1a, of 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) {
    value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  }
  return value;
}
