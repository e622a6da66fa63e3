import { getDocumentProxy } from 'unpdf';
import { cleanCharacters } from './clean-characters.ts';
import { mostCodeUnits } from './extraction-limits.ts';
import type { ExtractionJob, ExtractionOutcome } from './extraction-message.ts';
import { layOutPage, type PdfTextItem } from './pdf-layout.ts';

type PdfDocument = Awaited<ReturnType<typeof getDocumentProxy>>;
type PdfPage = Awaited<ReturnType<PdfDocument['getPage']>>;

/** The text of a PDF, page by page. */
export async function extractPdf({ bytes, limits }: ExtractionJob): Promise<ExtractionOutcome> {
  const missing = { characterMaps: false };
  const pdf = await openPdf(bytes, missing);
  if (pdf === null) {
    return { type: 'unreadable', reason: 'encrypted' };
  }
  if (pdf.numPages > limits.maxPages) {
    return { type: 'unreadable', reason: 'too-many-pages' };
  }
  const pages: string[] = [];
  let room = mostCodeUnits(limits);
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const items = await readPage(await pdf.getPage(number), room);
    if (items === null) {
      return { type: 'unreadable', reason: 'too-much-text' };
    }
    // Text in a font whose character map is missing would silently be left out.
    if (missing.characterMaps) {
      return { type: 'unreadable', reason: 'no-text' };
    }
    const text = layOutPage(items);
    room -= text.length;
    pages.push(text);
  }
  return { type: 'text', text: cleanCharacters(pages.filter((page) => page !== '').join('\n\n')) };
}

/** The opened document, or null when it asks for a password. */
async function openPdf(
  data: Uint8Array,
  missing: { characterMaps: boolean },
): Promise<PdfDocument | null> {
  // Called by pdf.js when a font needs a file that comes with pdf.js, not with the document.
  class NoBinaryData {
    fetch({ kind }: { readonly kind: string }): Promise<never> {
      if (kind === 'cMapUrl') {
        missing.characterMaps = true;
      }
      return Promise.reject(new Error('not available'));
    }
  }
  try {
    return await getDocumentProxy(data, {
      BinaryDataFactory: NoBinaryData,
      disableFontFace: true,
      useSystemFonts: false,
      useWasm: false,
      isOffscreenCanvasSupported: false,
      isImageDecoderSupported: false,
      verbosity: 0,
    });
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException') {
      return null;
    }
    throw error;
  }
}

/** The pieces of text on a page, or null when they are more than `room` characters. */
async function readPage(page: PdfPage, room: number): Promise<PdfTextItem[] | null> {
  const items: PdfTextItem[] = [];
  let length = 0;
  const reader = (
    page.streamTextContent() as ReadableStream<{ readonly items: readonly PdfTextItem[] }>
  ).getReader();
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    for (const item of chunk.value.items) {
      items.push(item);
      length += item.str.length;
    }
    if (length > room) {
      return null;
    }
  }
  page.cleanup();
  return items;
}
