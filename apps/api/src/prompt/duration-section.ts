import { SCRIPT_DURATIONS, type ScriptDuration } from '@elevendops/contract';

/** Characters of Chinese or Japanese that take as long to say as one English word. */
export const CHARACTERS_PER_WORD = 1.6;

/** The words that a script of so many minutes has. */
export function durationOf(minutes: ScriptDuration['minutes']): ScriptDuration {
  // Every length that a request can ask for is in the table.
  return SCRIPT_DURATIONS.find((duration) => duration.minutes === minutes) ?? SCRIPT_DURATIONS[0];
}

/** The part of a prompt that says how long the script is to be. */
export function durationSection(minutes: ScriptDuration['minutes']): string {
  const { minWords, maxWords } = durationOf(minutes);
  return `# Length

Target: ${String(minutes)} minutes of speech, which is ${String(minWords)}–${String(maxWords)} words (in Chinese or Japanese: ${characters(minWords)}–${characters(maxWords)} characters). Labels and audio tags
do not count. Reach it by unfolding what the document says, never by repeating yourself or by adding facts; if the document is too short
for it, stay shorter.`;
}

function characters(words: number): string {
  return String(Math.round((words * CHARACTERS_PER_WORD) / 50) * 50);
}
