import { UPLOAD_EXTENSIONS } from '@elevendops/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { REAL_WORKER } from './__fixtures__/extraction-workers.ts';
import { sample } from './__fixtures__/sample.ts';
import { loadParser, runJob, type Parser } from './extract-job.ts';
import { createTextExtractor } from './text-extractor.ts';
import { UnreadableFileError } from './unreadable-file-error.ts';
import { UnsupportedFileTypeError } from './unsupported-file-type-error.ts';

const LIMITS = { maxPages: 500, maxCharacters: 300_000 };
const extractor = createTextExtractor({ workerUrl: REAL_WORKER });
const parsers: Record<string, Parser> = {};
const originals: Record<string, Buffer> = {};

/** Bytes of all kinds, many with a beginning that promises a format. */
const anyBytes = fc
  .tuple(
    fc.constantFrom(
      '',
      '%PDF-1.7\n',
      'PK\x03\x04',
      'PK\x05\x06',
      '\xff\xfe',
      '\xd0\xcf\x11\xe0',
      '{',
    ),
    fc.uint8Array({ maxLength: 400 }),
  )
  .map(([start, bytes]) => Buffer.concat([Buffer.from(start, 'latin1'), bytes]));

beforeAll(async () => {
  for (const format of ['pdf', 'docx'] as const) {
    parsers[format] = await loadParser(format);
    originals[format] = await sample(`guide.${format}`);
  }
});
afterAll(() => extractor.close());

async function expectKnownEnd(name: string, bytes: Uint8Array): Promise<void> {
  try {
    const { text } = await extractor.extract({ name, bytes });
    expect(text.isWellFormed()).toBe(true);
    expect(text.trim()).not.toBe('');
  } catch (error) {
    const known = error instanceof UnreadableFileError || error instanceof UnsupportedFileTypeError;
    expect(known, String(error)).toBe(true);
  }
}

describe('any bytes at all', () => {
  it.each(['.md', '.txt'])(
    'under the name %s become text or one of the two errors',
    async (end) => {
      await fc.assert(
        fc.asyncProperty(anyBytes, (bytes) => expectKnownEnd(`a${end}`, bytes)),
        { numRuns: 1_000 },
      );
    },
  );

  it.each(UPLOAD_EXTENSIONS)('under the name %s do so through a real worker too', async (end) => {
    await fc.assert(
      fc.asyncProperty(anyBytes, (bytes) => expectKnownEnd(`a${end}`, bytes)),
      { numRuns: 10 },
    );
  });

  it.each(['pdf', 'docx'] as const)('as a %s have an outcome and never throw', async (format) => {
    const parse = parsers[format] as Parser;
    await fc.assert(
      fc.asyncProperty(anyBytes, async (bytes) => {
        const { type } = await runJob({ format, bytes, limits: LIMITS }, parse);
        expect(['text', 'unreadable', 'unsupported']).toContain(type);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('a real file that was damaged', () => {
  it.each(['pdf', 'docx'] as const)('as a %s has an outcome and never throws', async (format) => {
    const parse = parsers[format] as Parser;
    const original = originals[format] as Buffer;
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        fc.double({ min: 0.5, max: 1, noNaN: true }),
        async (changes, part) => {
          const bytes = Buffer.from(original.subarray(0, Math.ceil(original.length * part)));
          for (const [place, value] of changes) {
            bytes[place % bytes.length] = value;
          }
          const { type } = await runJob({ format, bytes, limits: LIMITS }, parse);
          expect(['text', 'unreadable', 'unsupported']).toContain(type);
        },
      ),
      { numRuns: 60 },
    );
  });
});
