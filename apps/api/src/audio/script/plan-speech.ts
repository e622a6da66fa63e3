import { hasWords } from '../../prose/index.ts';
import type { SpeechRequest } from '../../speech/speech.ts';
import { chunkText } from './chunk-text.ts';
import { parseDialogue } from './dialogue.ts';
import type { Speaker } from './speaker-label.ts';

/** How a script is spoken. */
export interface SpeechPlanOptions {
  readonly voices: Readonly<Record<Speaker, string>>;
  /** The longest text of one call. */
  readonly maxCharacters: number;
}

/** How much of what is spoken before and after goes with each text. */
const CONTEXT_CHARACTERS = 300;

/** The calls that speak a script, in their order: turns of one voice together, long ones cut. */
export function planSpeech(script: string, options: SpeechPlanOptions): SpeechRequest[] {
  const pieces = spokenBy(script, options.voices).flatMap(({ voiceId, text }) =>
    chunkText(text, options.maxCharacters)
      .map((piece) => piece.trim())
      .filter(hasWords)
      .map((piece) => ({ voiceId, text: piece })),
  );
  return pieces.map(({ voiceId, text }, index) => {
    const previous = pieces[index - 1]?.text.slice(-CONTEXT_CHARACTERS).toWellFormed();
    const next = pieces[index + 1]?.text.slice(0, CONTEXT_CHARACTERS).toWellFormed();
    return {
      voiceId,
      text,
      ...(previous !== undefined && { previousText: previous }),
      ...(next !== undefined && { nextText: next }),
    };
  });
}

function spokenBy(script: string, voices: SpeechPlanOptions['voices']) {
  const spoken: { voiceId: string; text: string }[] = [];
  for (const { speaker, text } of parseDialogue(script)) {
    const voiceId = voices[speaker];
    const last = spoken.at(-1);
    if (last?.voiceId === voiceId) {
      last.text += `\n\n${text}`;
    } else {
      spoken.push({ voiceId, text });
    }
  }
  return spoken;
}
