import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { deflateSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { REAL_WORKER } from './__fixtures__/extraction-workers.ts';
import { pdfPage } from './__fixtures__/pdf-page.ts';
import { wordDocument, wordFile, wordParagraph, WORD_PARTS } from './__fixtures__/word-file.ts';
import { writeZip } from './__fixtures__/write-zip.ts';
import { createTextExtractor } from './text-extractor.ts';

const CANARY = 'canary-7391';
const extractor = createTextExtractor({ workerUrl: REAL_WORKER, memoryLimitMb: 128 });

afterAll(() => extractor.close());

async function reasonOf(name: string, bytes: Uint8Array): Promise<unknown> {
  return extractor.extract({ name, bytes }).then(
    ({ text }) => text,
    (error: unknown) => (error as { readonly reason: string }).reason,
  );
}

function withDoctype(doctype: string, body: string): Buffer {
  return writeZip([...WORD_PARTS, wordDocument(body, doctype)]);
}

describe('a hostile Word file', () => {
  it('that says how much it unpacks to is refused before it is unpacked', async () => {
    const bomb = wordFile('', [{ name: 'word/bomb.xml', data: Buffer.alloc(40_000_000) }]);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await reasonOf('a.docx', bomb)).toBe('too-large-inside');
  });

  it('that hides how much it unpacks to is not unpacked past what it says', async () => {
    const data = Buffer.alloc(200_000_000);
    const bomb = wordFile('', [{ name: 'word/bomb.xml', data, claimedSize: 1_000 }]);
    expect(await reasonOf('a.docx', bomb)).toBe('corrupt');
  });

  it('whose small parts need much memory is given up', async () => {
    const bomb = wordFile('<w:p><w:r><w:tab/></w:r></w:p>'.repeat(800_000));
    expect(bomb.length).toBeLessThan(1_000_000);
    expect(await reasonOf('a.docx', bomb)).toBe('too-large-inside');
  });

  it('with an external entity reads no file and asks no server', async () => {
    let requests = 0;
    const server = createServer((_request, response) => {
      requests += 1;
      response.end(CANARY);
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const paragraph = wordParagraph('&x;');
    for (const target of [`http://127.0.0.1:${String(port)}/`, import.meta.url]) {
      const doctype = `<!DOCTYPE x [<!ENTITY x SYSTEM "${target}">]>`;
      expect(await reasonOf('a.docx', withDoctype(doctype, paragraph))).toBe('corrupt');
    }
    expect(requests).toBe(0);
    server.close();
  });

  it('with entities that multiply is refused', async () => {
    const doctype = `<!doctype x [<!ENTITY a "${'x'.repeat(1_000)}"><!ENTITY b "${'&a;'.repeat(1_000)}">]>`;
    expect(await reasonOf('a.docx', withDoctype(doctype, wordParagraph('&b;')))).toBe('corrupt');
  });

  it('with entities that are declared nowhere is refused', async () => {
    expect(await reasonOf('a.docx', wordFile(wordParagraph('&b;')))).toBe('corrupt');
  });

  it.each([
    ['paragraphs', '<w:p>', '</w:p>'],
    ['tables', '<w:tbl><w:tr><w:tc>', '</w:tc></w:tr></w:tbl>'],
    ['elements that never end', '<w:p>', ''],
  ])('with 20,000 nested %s is refused', async (_what, open, close) => {
    const bytes = wordFile(open.repeat(20_000) + close.repeat(20_000));
    expect(await reasonOf('a.docx', bytes)).toBe('corrupt');
  });

  it('with a cell over a billion columns costs no more than its words', async () => {
    const cell = (span: number, text: string): string =>
      `<w:tc><w:tcPr><w:gridSpan w:val="${String(span)}"/></w:tcPr>${wordParagraph(text)}</w:tc>`;
    const bytes = wordFile(
      `<w:tbl><w:tr>${cell(1_000_000_000, 'a')}${cell(1, 'b')}</w:tr></w:tbl>`,
    );
    expect(await reasonOf('a.docx', bytes)).toBe('| a | b |\n| --- | --- |');
  });

  it('with a style map of its own cannot choose the markup', async () => {
    const map = { name: 'mammoth/style-map', data: 'p => script' };
    expect(await reasonOf('a.docx', wordFile(wordParagraph('a'), [map]))).toBe('a');
  });
});

describe('a hostile PDF', () => {
  it('whose page unpacks to gigabytes is given up', async () => {
    const once = deflateSync(Buffer.alloc(300_000_000, ' '), { level: 9 });
    const bomb = pdfPage(deflateSync(once, { level: 9 }), '[/FlateDecode /FlateDecode]');
    expect(bomb.length).toBeLessThan(10_000);
    expect(await reasonOf('a.pdf', bomb)).toBe('too-large-inside');
  });

  it('with an endless array is given up', async () => {
    const bomb = pdfPage(deflateSync(Buffer.alloc(60_000_000, '1 ')), '/FlateDecode');
    expect(['too-large-inside', 'no-text']).toContain(await reasonOf('a.pdf', bomb));
  });

  it('with brackets that never close costs little', async () => {
    const bytes = pdfPage(deflateSync(Buffer.alloc(3_000_000, '[<<')), '/FlateDecode');
    expect(['corrupt', 'no-text']).toContain(await reasonOf('a.pdf', bytes));
  });

  it('keeps its words out of every message', async () => {
    const bytes = Buffer.from(`%PDF-1.7 ${CANARY} obj << /${CANARY} (${CANARY}`);
    const error: unknown = await extractor
      .extract({ name: `${CANARY}.pdf`, bytes })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(String(error) + JSON.stringify(error)).not.toContain(CANARY);
  });
});
