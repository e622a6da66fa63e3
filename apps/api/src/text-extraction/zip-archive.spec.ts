import { describe, expect, it } from 'vitest';
import { writeZip, type ZipEntry } from './__fixtures__/write-zip.ts';
import { readZip, type ZipError, type ZipLimits } from './zip-archive.ts';

const LIMITS: ZipLimits = { maxEntries: 10, maxUnpackedBytes: 10_000 };

function codeOf(bytes: Uint8Array): string | undefined {
  try {
    readZip(bytes, () => true, LIMITS);
    return undefined;
  } catch (error) {
    return (error as ZipError).code;
  }
}

function entry(facts: Partial<ZipEntry>): Buffer {
  return writeZip([{ name: 'a.xml', data: 'hello', ...facts }]);
}

describe('readZip', () => {
  it('unpacks the wanted entries only', () => {
    const archive = writeZip([
      { name: 'a.xml', data: '氣喘' },
      { name: 'b.bin', data: 'no', method: 99 },
    ]);
    const parts = readZip(archive, (name) => name.endsWith('.xml'), LIMITS);
    expect([...parts.keys()]).toEqual(['a.xml']);
    expect(Buffer.from(parts.get('a.xml') ?? []).toString()).toBe('氣喘');
  });

  it.each([
    [
      'an entry that says how large it is',
      entry({ data: Buffer.alloc(20_000) }),
      'ERR_ZIP_TOO_LARGE',
    ],
    [
      'entries that are too large together',
      writeZip([1, 2, 3].map((n) => ({ name: String(n), data: Buffer.alloc(4_000) }))),
      'ERR_ZIP_TOO_LARGE',
    ],
    [
      'more entries than a document has',
      writeZip(Array.from({ length: 11 }, (_, n) => ({ name: String(n), data: '' }))),
      'ERR_ZIP_TOO_LARGE',
    ],
    [
      'an entry that hides how large it is',
      entry({ data: Buffer.alloc(5_000_000), claimedSize: 100 }),
      'ERR_ZIP_DAMAGED',
    ],
    ['an entry that is smaller than it says', entry({ claimedSize: 100 }), 'ERR_ZIP_DAMAGED'],
    ['an encrypted entry', entry({ encrypted: true }), 'ERR_ZIP_ENCRYPTED'],
    ['an unknown compression', entry({ method: 12 }), 'ERR_ZIP_DAMAGED'],
    ['no archive', Buffer.from('hello'), 'ERR_ZIP_DAMAGED'],
    ['nothing', Buffer.alloc(0), 'ERR_ZIP_DAMAGED'],
  ])('refuses %s', (_what, bytes, code) => {
    expect(codeOf(bytes)).toBe(code);
  });
});
