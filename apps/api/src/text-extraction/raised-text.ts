const SUPERSCRIPT = pairs('0123456789+-−=()n', '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿ');
const SUBSCRIPT = pairs('0123456789+-−=()', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎');
const FOOTNOTE_MARK = /^\[\d+\]$/;

/**
 * Superscript without markup, so that 10⁹ never reads 109: Unicode's raised characters where there are
 * any, otherwise `^` before the words. The mark of a footnote and signs such as ® stay as they are.
 */
export function superscript(text: string): string {
  const raised = convert(text, SUPERSCRIPT);
  const needsMark = /[\p{L}\p{N}]/u.test(text) && !FOOTNOTE_MARK.test(text);
  return raised ?? (needsMark ? `^${text}` : text);
}

/** Subscript without markup: Unicode's lowered figures where there are any, otherwise the plain words. */
export function subscript(text: string): string {
  return convert(text, SUBSCRIPT) ?? text;
}

function convert(text: string, characters: ReadonlyMap<string, string>): string | null {
  const converted = Array.from(text, (character) => characters.get(character));
  return converted.includes(undefined) ? null : converted.join('');
}

function pairs(from: string, to: string): ReadonlyMap<string, string> {
  const targets = Array.from(to);
  return new Map(Array.from(from, (character, index) => [character, targets[index] ?? character]));
}
