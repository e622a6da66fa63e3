import { parseSections } from '../knowledge/sections.ts';

const MAX_CHARACTERS = 5_000;
const INTRODUCTION = 'Introduction';

/** What stands in for a script when the model failed: the beginning of the document, as in the reference. */
export function fallbackScript(title: string, text: string): string {
  const introduction = parseSections(text)[INTRODUCTION];
  return `# ${title}\n\n${introduction ?? beginning(text)}`;
}

function beginning(text: string): string {
  // Cutting whole characters costs time by length, and a character has at most two units.
  const characters = Array.from(text.slice(0, 2 * MAX_CHARACTERS + 2));
  return characters.length > MAX_CHARACTERS
    ? `${characters.slice(0, MAX_CHARACTERS).join('')}...`
    : text;
}
