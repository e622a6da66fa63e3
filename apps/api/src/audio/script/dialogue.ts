import { hasWords } from '../../prose/index.ts';
import { parseSpeakerLabel, type Speaker } from './speaker-label.ts';
import { toSpokenText } from './spoken-text.ts';

/** What one speaker says at a time: nothing but what is read aloud, and never nothing. */
export interface Turn {
  readonly speaker: Speaker;
  readonly text: string;
}

/**
 * Splits a script into turns at the labels of its lines; a line without a label goes on with whoever
 * spoke, in the beginning the first speaker. Labels and marks of markdown are left out.
 */
export function parseDialogue(script: string): Turn[] {
  const turns: { speaker: Speaker; lines: string[] }[] = [{ speaker: 1, lines: [] }];
  for (const line of script.split(/\r\n|[\n\r\u2028\u2029]/u)) {
    const label = parseSpeakerLabel(line);
    if (label !== null && label.speaker !== turns.at(-1)?.speaker) {
      turns.push({ speaker: label.speaker, lines: [] });
    }
    turns.at(-1)?.lines.push(label === null ? line : label.rest);
  }
  return turns
    .map(({ speaker, lines }) => ({ speaker, text: toSpokenText(lines.join('\n')) }))
    .filter(({ text }) => isSpoken(text));
}

/** Letters or digits outside of audio tags. */
function isSpoken(text: string): boolean {
  return hasWords(text.replace(/\[[^[\]\n]*\]/gu, ''));
}
