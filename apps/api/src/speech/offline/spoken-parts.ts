import { languagesOfText } from './languages-of-text.ts';
import type { OfflineLanguage } from './languages.ts';
import type { SpeechPart } from './voice-message.ts';

// What a script tells the voice to do, such as [laughs]; other brackets, such as [1] or [糖尿病], are text.
const AUDIO_TAG = /\[\s*([A-Za-z][A-Za-z' -]{0,39})\s*\]/;
const PAUSE = /\b(?:pause|break|beat|silence)\b/i;
const SHORT_PAUSE_MS = 300;
const PAUSE_MS = 700;
const LONG_PAUSE_MS = 1500;

/** A text as the offline voice says it: tags as pauses or left out, each sentence in its language. */
export function spokenParts(text: string, language: OfflineLanguage): SpeechPart[] {
  return text
    .split(AUDIO_TAG)
    .flatMap((piece, index) =>
      index % 2 === 1 ? pauseOf(piece) : languagesOfText(withoutMarkdown(piece), language),
    );
}

function pauseOf(tag: string): SpeechPart[] {
  if (!PAUSE.test(tag)) {
    return [];
  }
  if (/\b(?:short|brief|quick)\b/i.test(tag)) {
    return [{ silenceMs: SHORT_PAUSE_MS }];
  }
  return [{ silenceMs: /\b(?:long|extended)\b/i.test(tag) ? LONG_PAUSE_MS : PAUSE_MS }];
}

/** Signs of Markdown would be read aloud as "asterisk" and "hash". */
function withoutMarkdown(text: string): string {
  return text
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+])[ \t]+/gm, '')
    .replace(/\*+(?=\S)|(?<=\S)\*+|`+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '');
}
