/** What a stored file says of itself, behind the bytes of the object. */
export interface FileFooter {
  readonly contentType: string;
  /** Made for each write. */
  readonly etag: string;
}

/** The longest footer in bytes, and so how much of a file's end is read to find it. */
export const MAX_FOOTER_BYTES = 1_024;

const MAGIC = 'ELEVENDOPS-OBJECT';
const TAIL = new RegExp(`^(\\d{4}) ${MAGIC}\\n$`);
const TAIL_BYTES = MAGIC.length + 6;

/**
 * The footer as bytes. Object and footer are one file, so that a rename replaces both at once; players
 * and editors pass over it.
 *
 * @throws RangeError for a content type that is too long
 */
export function renderFooter({ contentType, etag }: FileFooter): Buffer {
  const json = Buffer.from(`\n${JSON.stringify({ content_type: contentType, etag })} `);
  const length = json.length + TAIL_BYTES;
  if (length > MAX_FOOTER_BYTES) {
    throw new RangeError(`a content type of ${String(contentType.length)} characters is too long`);
  }
  return Buffer.concat([json, Buffer.from(`${String(length).padStart(4, '0')} ${MAGIC}\n`)]);
}

/** Reads the footer at the end of a file, and its length in bytes; null for a file that has none. */
export function parseFooter(end: Buffer): (FileFooter & { readonly bytes: number }) | null {
  const [, digits] = TAIL.exec(end.subarray(-TAIL_BYTES).toString('latin1')) ?? [];
  const bytes = Number(digits ?? 0);
  if (bytes <= TAIL_BYTES || bytes > end.length) {
    return null;
  }
  try {
    const json = end.subarray(end.length - bytes, end.length - TAIL_BYTES).toString('utf8');
    const { content_type: contentType, etag } = JSON.parse(json) as Record<string, unknown>;
    return typeof contentType === 'string' && typeof etag === 'string'
      ? { contentType, etag, bytes }
      : null;
  } catch {
    return null;
  }
}
