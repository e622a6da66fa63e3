import type { VoiceInfo } from '@elevendops/contract';
import type { Logger } from '@elevendops/logging';
import type { Voice, VoiceCatalogue } from '../speech/speech.ts';
import { startDeadline, type Sleep } from '../upstream/index.ts';
import type { CuratedVoice } from './curated-voices.ts';

/** What a list of voices is made of. */
export interface VoiceListOptions {
  readonly catalogue: VoiceCatalogue;
  /** Offered first, and alone while the catalogue was never read. */
  readonly curated: readonly CuratedVoice[];
  readonly monotonicMs: () => number;
  readonly sleep: Sleep;
  readonly logger: Pick<Logger, 'warn'>;
}

/** The voices that there are, best first; never fails. */
export type ListVoices = () => Promise<readonly VoiceInfo[]>;

const FRESH_MS = 300_000;
/** How soon a catalogue that failed is asked again. */
const RETRY_MS = 15_000;
/** Somebody waits for the list, and there is one without the catalogue. */
const DEADLINE_MS = 8_000;

/**
 * Makes a {@link ListVoices} that reads the catalogue at most once in five minutes, however many ask, and
 * gives what it read last, or the curated voices, while the catalogue fails.
 */
export function createVoiceList(options: VoiceListOptions): ListVoices {
  const { catalogue, curated, monotonicMs, sleep, logger } = options;
  let voices = arrange(curated, []);
  let askAgainAt = -Infinity;
  let asking: Promise<void> | null = null;

  async function ask(): Promise<void> {
    const deadline = startDeadline(DEADLINE_MS, sleep);
    try {
      voices = arrange(curated, await catalogue.list(deadline.signal));
      askAgainAt = monotonicMs() + FRESH_MS;
    } catch (error) {
      logger.warn({ err: error }, 'the list of voices could not be read');
      askAgainAt = monotonicMs() + RETRY_MS;
    } finally {
      deadline.clear();
      asking = null;
    }
  }

  return async () => {
    if (monotonicMs() >= askAgainAt) {
      asking ??= ask();
      await asking;
    }
    return voices;
  };
}

/** The curated voices with what the account knows of them, then the account's others. */
export function arrange(
  curated: readonly CuratedVoice[],
  account: readonly Voice[],
): readonly VoiceInfo[] {
  const known = new Map(account.map((voice) => [voice.voiceId, voice]));
  const first = curated.map(({ voiceId, name, description }) => {
    const voice = known.get(voiceId);
    known.delete(voiceId);
    return {
      voice_id: voiceId,
      name: voice?.name ?? name,
      description: voice?.description ?? description,
      preview_url: voice?.previewUrl ?? null,
      languages: [...(voice?.languages ?? [])],
    };
  });
  const others = [...known.values()].map((voice) => ({
    voice_id: voice.voiceId,
    name: voice.name,
    description: voice.description,
    preview_url: voice.previewUrl,
    languages: [...voice.languages],
  }));
  return [...first, ...others];
}
