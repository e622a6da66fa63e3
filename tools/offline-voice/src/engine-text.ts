// Control characters end a text (NUL) or begin a command of the engine (U+0001); a lone surrogate is no text.
const UNSPEAKABLE = /[\p{Cc}\p{Cs}\u{FFFD}]/gu;
// "[[" begins phonemes; single brackets are silent.
const BRACKETS = /[[\]]/g;

/** A text as the engine takes it, so that nothing in it is read as markup or as a command. */
export function engineText(text: string): string {
  return text
    .toWellFormed()
    .replace(UNSPEAKABLE, ' ')
    .replace(BRACKETS, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}
