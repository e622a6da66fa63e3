import mammoth from 'mammoth';
import { cleanCharacters } from './clean-characters.ts';
import { mostCodeUnits } from './extraction-limits.ts';
import type { ExtractionJob, ExtractionOutcome } from './extraction-message.ts';
import { htmlToMarkdown } from './html-to-markdown.ts';
import { stripFormatting } from './strip-formatting.ts';
import type { UnreadableFileReason } from './unreadable-file-error.ts';
import { readZip, ZipError, type ZipLimits } from './zip-archive.ts';

// XML grows some thirtyfold in memory; the text of a document that fits is far smaller than this.
const ZIP_LIMITS: ZipLimits = { maxEntries: 10_000, maxUnpackedBytes: 32 * 1024 * 1024 };
const WORD_DOCUMENT =
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
// Office documents have none; a file that has one wants entities expanded or other files fetched.
const DOCUMENT_TYPE = /<!DOCTYPE/i;
const REASONS = {
  ERR_ZIP_DAMAGED: 'corrupt',
  ERR_ZIP_ENCRYPTED: 'encrypted',
  ERR_ZIP_TOO_LARGE: 'too-large-inside',
} as const;
const STYLE_MAP = [
  "p[style-name='Title'] => h1:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
];

/** The XML parts of a Word document by their names. */
type DocxParts = ReadonlyMap<string, string>;

/** The text of a Word document as Markdown: headings, lists, tables, footnotes. */
export async function extractDocx({ bytes, limits }: ExtractionJob): Promise<ExtractionOutcome> {
  const unpacked = unpack(bytes);
  if (typeof unpacked === 'string') {
    return { type: 'unreadable', reason: unpacked };
  }
  const parts = decodeParts(unpacked);
  if (parts.get('[Content_Types].xml')?.includes(WORD_DOCUMENT) !== true) {
    return { type: 'unsupported', detected: 'zip' };
  }
  if ([...parts.values()].some((xml) => DOCUMENT_TYPE.test(xml))) {
    return { type: 'unreadable', reason: 'corrupt' };
  }
  const { value: html } = await mammoth.convertToHtml(asMammothInput(parts), {
    styleMap: STYLE_MAP,
    includeEmbeddedStyleMap: false,
    externalFileAccess: false,
    // The picture itself is never read; its description stays.
    convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
  });
  const text = cleanCharacters(htmlToMarkdown(html));
  return text.length > mostCodeUnits(limits)
    ? { type: 'unreadable', reason: 'too-much-text' }
    : { type: 'text', text };
}

function unpack(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> | UnreadableFileReason {
  try {
    return readZip(bytes, (name) => /\.(?:xml|rels)$/i.test(name), ZIP_LIMITS);
  } catch (error) {
    if (error instanceof ZipError) {
      return REASONS[error.code];
    }
    throw error;
  }
}

function decodeParts(unpacked: ReadonlyMap<string, Uint8Array>): DocxParts {
  const decoder = new TextDecoder();
  return new Map(
    Array.from(unpacked, ([name, bytes]) => [name, stripFormatting(decoder.decode(bytes))]),
  );
}

/**
 * Gives mammoth the unpacked parts in place of an archive (its input `file`, which its type
 * declarations leave out), so that no other zip reader sees the bytes.
 */
function asMammothInput(parts: DocxParts): { readonly buffer: Buffer } {
  const file = {
    exists: (name: string) => parts.has(name),
    read: (name: string) => Promise.resolve(parts.get(name)),
  };
  return { file } as unknown as { readonly buffer: Buffer };
}
