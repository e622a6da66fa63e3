import type { VoiceInfo } from '@elevendops/contract';

/** Whether a voice speaks a language well; one whose languages are unknown may speak any. */
export function speaks(voice: Pick<VoiceInfo, 'languages'>, language: string): boolean {
  const wanted = language.toLowerCase();
  return (
    voice.languages.length === 0 ||
    voice.languages.some((code) => {
      const known = code.toLowerCase();
      // A voice for "zh" speaks zh-TW; one for "pt-BR" is offered for "pt".
      return known === wanted || wanted.startsWith(`${known}-`) || known.startsWith(`${wanted}-`);
    })
  );
}

/** The languages that any of the voices is known to speak, each once, sorted by code. */
export function languagesOf(voices: readonly Pick<VoiceInfo, 'languages'>[]): readonly string[] {
  return [...new Set(voices.flatMap((voice) => voice.languages))].toSorted();
}
