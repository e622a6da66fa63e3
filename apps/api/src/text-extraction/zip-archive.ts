import { inflateRawSync } from 'node:zlib';

/** Bounds on what an archive may unpack to; they hold whatever its headers claim. */
export interface ZipLimits {
  readonly maxEntries: number;
  /** Of all entries that are read, together. */
  readonly maxUnpackedBytes: number;
}

/** The archive is not a zip file that can be read, and why. */
export class ZipError extends Error {
  override readonly name = 'ZipError';
  readonly code: 'ERR_ZIP_DAMAGED' | 'ERR_ZIP_ENCRYPTED' | 'ERR_ZIP_TOO_LARGE';

  constructor(code: ZipError['code']) {
    super(code);
    this.code = code;
  }
}

interface Entry {
  readonly name: string;
  readonly encrypted: boolean;
  readonly method: number;
  readonly packedSize: number;
  readonly unpackedSize: number;
  readonly headerOffset: number;
}

const END_RECORD = 0x06054b50;
const CENTRAL_RECORD = 0x02014b50;
const LOCAL_RECORD = 0x04034b50;
const END_RECORD_LENGTH = 22;
const MAX_COMMENT_LENGTH = 0xffff;
const STORED = 0;
const DEFLATED = 8;

/**
 * Unpacks the entries whose names are `wanted`. The central directory is believed only as far as it
 * can be checked: its sizes are added up before anything is unpacked, and no entry is inflated past
 * the size that it claims.
 *
 * @throws {@link ZipError}
 */
export function readZip(
  bytes: Uint8Array,
  wanted: (name: string) => boolean,
  limits: ZipLimits,
): Map<string, Uint8Array> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const entries = readDirectory(archive, limits).filter((entry) => wanted(entry.name));
    const total = entries.reduce((sum, entry) => sum + entry.unpackedSize, 0);
    if (total > limits.maxUnpackedBytes) {
      throw new ZipError('ERR_ZIP_TOO_LARGE');
    }
    return new Map(entries.map((entry) => [entry.name, unpack(archive, entry)]));
  } catch (error) {
    // Reading past the end of a truncated archive is a RangeError of Buffer's.
    throw error instanceof ZipError ? error : new ZipError('ERR_ZIP_DAMAGED');
  }
}

function readDirectory(archive: Buffer, limits: ZipLimits): Entry[] {
  const end = findEndRecord(archive);
  const entryCount = archive.readUInt16LE(end + 10);
  if (entryCount > limits.maxEntries) {
    throw new ZipError('ERR_ZIP_TOO_LARGE');
  }
  const entries: Entry[] = [];
  let offset = archive.readUInt32LE(end + 16);
  for (let index = 0; index < entryCount; index += 1) {
    expectRecord(archive, offset, CENTRAL_RECORD);
    const nameLength = archive.readUInt16LE(offset + 28);
    entries.push({
      name: archive.toString('utf8', offset + 46, offset + 46 + nameLength),
      encrypted: (archive.readUInt16LE(offset + 8) & 1) === 1,
      method: archive.readUInt16LE(offset + 10),
      packedSize: archive.readUInt32LE(offset + 20),
      unpackedSize: archive.readUInt32LE(offset + 24),
      headerOffset: archive.readUInt32LE(offset + 42),
    });
    offset +=
      46 + nameLength + archive.readUInt16LE(offset + 30) + archive.readUInt16LE(offset + 32);
  }
  return entries;
}

function findEndRecord(archive: Buffer): number {
  const earliest = Math.max(0, archive.length - END_RECORD_LENGTH - MAX_COMMENT_LENGTH);
  for (let offset = archive.length - END_RECORD_LENGTH; offset >= earliest; offset -= 1) {
    if (archive.readUInt32LE(offset) === END_RECORD) {
      return offset;
    }
  }
  throw new ZipError('ERR_ZIP_DAMAGED');
}

function unpack(archive: Buffer, entry: Entry): Uint8Array {
  if (entry.encrypted) {
    throw new ZipError('ERR_ZIP_ENCRYPTED');
  }
  expectRecord(archive, entry.headerOffset, LOCAL_RECORD);
  const start =
    entry.headerOffset +
    30 +
    archive.readUInt16LE(entry.headerOffset + 26) +
    archive.readUInt16LE(entry.headerOffset + 28);
  const packed = archive.subarray(start, start + entry.packedSize);
  const unpacked = inflate(packed, entry);
  if (packed.length !== entry.packedSize || unpacked.length !== entry.unpackedSize) {
    throw new ZipError('ERR_ZIP_DAMAGED');
  }
  return unpacked;
}

function inflate(packed: Buffer, entry: Entry): Uint8Array {
  if (entry.method === STORED) {
    return packed;
  }
  if (entry.method !== DEFLATED) {
    throw new ZipError('ERR_ZIP_DAMAGED');
  }
  // zlib refuses 0 as a limit; the length is compared afterwards.
  return inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unpackedSize) });
}

function expectRecord(archive: Buffer, offset: number, signature: number): void {
  if (archive.readUInt32LE(offset) !== signature) {
    throw new ZipError('ERR_ZIP_DAMAGED');
  }
}
