/**
 * Longest part of a text in UTF-16 units. Four bytes each at most, so that a part fits into the 1 MiB
 * that Firestore gives a document.
 */
export const MAX_PART_LENGTH = 250_000;

/** Cuts a text into parts of at most `maxLength` UTF-16 units that join to the same text; never inside a surrogate pair. */
export function splitText(text: string, maxLength: number = MAX_PART_LENGTH): string[] {
  const parts: string[] = [];
  let start = 0;
  while (text.length - start > maxLength) {
    const end = cutAt(text, start + maxLength);
    parts.push(text.slice(start, end));
    start = end;
  }
  parts.push(text.slice(start));
  return parts;
}

function cutAt(text: string, end: number): number {
  const unit = text.charCodeAt(end - 1);
  const isHighSurrogate = unit >= 0xd800 && unit <= 0xdbff;
  return isHighSurrogate ? end - 1 : end;
}
