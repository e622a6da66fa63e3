import { ImageError } from '../image-error.ts';

/** A file, folder or link in a tar archive. */
export interface TarEntry {
  /** Without `./` before and `/` after. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
  /** Permissions, such as 0o755. */
  readonly mode: number;
  readonly user: number;
  /** Seconds since 1970. */
  readonly modified: number;
  readonly bytes: Buffer;
}

const BLOCK = 512;
const KINDS: Readonly<Record<string, TarEntry['kind']>> = {
  '\0': 'file',
  '0': 'file',
  '1': 'link',
  '2': 'link',
  '5': 'folder',
};

/**
 * The entries of a tar archive, with the extensions of POSIX and GNU for long names.
 *
 * @throws ImageError (`ERR_IMAGE`) when it is cut off, or none
 */
export function readTar(archive: Buffer): TarEntry[] {
  const entries: TarEntry[] = [];
  let long: string | null = null;
  let at = 0;
  while (at + BLOCK <= archive.length) {
    const header = archive.subarray(at, at + BLOCK);
    if (header.every((byte) => byte === 0)) {
      break;
    }
    const size = numberAt(header, 124, 12);
    const end = at + BLOCK + size;
    if (textAt(header, 257, 5) !== 'ustar' || end > archive.length) {
      throw new ImageError(`The archive is no tar file, or is cut off at byte ${String(at)}.`);
    }
    const bytes = archive.subarray(at + BLOCK, end);
    const type = String.fromCharCode(header[156] ?? 0);
    if (type === 'x') {
      long = posixPath(bytes) ?? long;
    } else if (type === 'L') {
      long = bytes.toString('utf8').replace(/\0.*$/s, '');
    } else if (type !== 'g' && type !== 'K') {
      entries.push({
        path: (long ?? pathOf(header)).replace(/^(?:\.?\/)+|\/+$/g, '').replace(/^\.$/, ''),
        kind: KINDS[type] ?? 'other',
        mode: numberAt(header, 100, 8),
        user: numberAt(header, 108, 8),
        modified: numberAt(header, 136, 12),
        bytes,
      });
      long = null;
    }
    at = end + ((BLOCK - (size % BLOCK)) % BLOCK);
  }
  return entries;
}

function pathOf(header: Buffer): string {
  const prefix = textAt(header, 345, 155);
  const name = textAt(header, 0, 100);
  return prefix === '' ? name : `${prefix}/${name}`;
}

function posixPath(records: Buffer): string | null {
  for (let at = 0; at < records.length;) {
    const space = records.indexOf(' ', at);
    const length = Number(records.subarray(at, space).toString('latin1'));
    if (space === -1 || !(length > 0)) {
      return null;
    }
    const record = records.subarray(space + 1, at + length - 1).toString('utf8');
    if (record.startsWith('path=')) {
      return record.slice('path='.length);
    }
    at += length;
  }
  return null;
}

function textAt(header: Buffer, start: number, length: number): string {
  return header
    .subarray(start, start + length)
    .toString('utf8')
    .replace(/\0.*$/s, '');
}

/** Octal digits; GNU writes large numbers as bytes after a set bit. */
function numberAt(header: Buffer, start: number, length: number): number {
  if (((header[start] ?? 0) & 0x80) !== 0) {
    return header.readUIntBE(start + length - 6, 6);
  }
  return Number.parseInt(textAt(header, start, length).trim(), 8) || 0;
}
