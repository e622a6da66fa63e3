import type { VoiceInfo } from '@elevendops/contract';

/** Whether a voice speaks a language: any Chinese of a voice is good for any Chinese of an agent. */
export function speaks(voice: VoiceInfo, language: string | undefined): boolean {
  const wanted = primary(language ?? '');
  return voice.languages.some((code) => primary(code) === wanted);
}

function primary(code: string): string {
  return code.toLowerCase().split('-')[0] ?? '';
}
