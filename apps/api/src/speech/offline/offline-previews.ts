import type { SpeechSynthesis, VoicePreviews } from '../speech.ts';
import { previewText } from './preview-text.ts';
import { listOfflineVoices, offlineVoice } from './voices.ts';

/** The previews of the offline voices: each says a sentence in its own language. */
export function createOfflinePreviews(speech: SpeechSynthesis): VoicePreviews {
  const known = new Set(listOfflineVoices({}).map(({ voiceId }) => voiceId));
  return {
    // Changed when voices sound different than before.
    generation: '1',
    async make(voiceId, signal) {
      if (!known.has(voiceId)) {
        return null;
      }
      const text = previewText(offlineVoice(voiceId).language);
      return speech.synthesize({ text, voiceId }, signal);
    },
  };
}
