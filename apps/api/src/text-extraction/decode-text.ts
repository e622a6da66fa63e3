/** The text of a plain-text file, or why there is none. */
export type DecodedText =
  | { readonly text: string; readonly failure: null }
  | { readonly text: null; readonly failure: 'not-text' | 'empty' };

// Plain text may hold tabs and line breaks; anything else of this class means another kind of file.
const CONTROL_CHARACTER = /[^\P{Cc}\t\n]/u;
// These formats can pass for text, but nobody means their source when they upload a document.
const TEXT_IN_DISGUISE = /^(?:%PDF-|%!PS|\{\\rtf)/;

/**
 * Reads UTF-8 (with or without a byte order mark) or UTF-16 (with one) strictly: a byte that does not
 * fit is a failure, never a replacement character. Line ends become `\n`.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  let decoded: string;
  try {
    decoded = new TextDecoder(encodingOf(bytes), { fatal: true }).decode(bytes);
  } catch {
    return { text: null, failure: 'not-text' };
  }
  const text = decoded.replace(/\r\n?/g, '\n');
  if (CONTROL_CHARACTER.test(text) || TEXT_IN_DISGUISE.test(text)) {
    return { text: null, failure: 'not-text' };
  }
  return text.trim() === '' ? { text: null, failure: 'empty' } : { text, failure: null };
}

function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) {
    return 'utf-16le';
  }
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8';
}
