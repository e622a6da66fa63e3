import { KNOWLEDGE_LIMITS } from '@elevendops/contract';
import { afterAll, describe, expect, it } from 'vitest';
import { REAL_WORKER, worker } from './__fixtures__/extraction-workers.ts';
import { sample } from './__fixtures__/sample.ts';
import { wordFile, wordParagraph, WORD_PARTS } from './__fixtures__/word-file.ts';
import { writeZip } from './__fixtures__/write-zip.ts';
import { createTextExtractor } from './text-extractor.ts';

const extractor = createTextExtractor({ workerUrl: REAL_WORKER });
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const OLD_WORD = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(1_528)]);
const SPREADSHEET = writeZip([
  {
    name: '[Content_Types].xml',
    data: '<Types><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>',
  },
  { name: 'xl/workbook.xml', data: '<workbook/>' },
]);

afterAll(() => extractor.close());

async function extract(name: string, bytes: Uint8Array): Promise<string> {
  return (await extractor.extract({ name, bytes })).text;
}

describe('createTextExtractor', () => {
  it('reads a PDF in English and Chinese, block by block', async () => {
    const file = { name: 'guide.pdf', bytes: await sample('guide.pdf') };
    expect(await extractor.extract(file)).toEqual({
      format: 'pdf',
      text: [
        'Asthma care 氣喘照護',
        'Use the reliever inhaler when you are short of breath. 呼吸困難時請使用緩解型吸入器，',
        '並保持冷靜。',
        '',
        'Every day 每日照護',
        '',
        'Take the controller twice a day. 控制型藥物每天兩次。',
        'Rinse your mouth after use. 使用後漱口。',
        '',
        'When to call 何時就醫',
        '',
        'Peak flow 尖峰流速 What to do 處置',
        '',
        'below 80 % Call the clinic 聯絡診所',
        '',
        'below 60 % Call 119 立即就醫',
      ].join('\n'),
    });
  });

  it('reads a Word file as Markdown: headings, lists, a table, figures that keep their meaning', async () => {
    const file = { name: '氣喘.DOCX', bytes: await sample('guide.docx') };
    expect(await extractor.extract(file)).toEqual({
      format: 'docx',
      text: [
        '# Asthma care 氣喘照護',
        '',
        'Use the reliever inhaler when you are short of breath. **呼吸困難時請使用緩解型吸入器**，並保持冷靜。',
        '',
        '# Every day 每日照護',
        '',
        '- Take the controller twice a day. 控制型藥物每天兩次。',
        '- Rinse your mouth. 漱口。',
        '- Avoid smoke. 避免菸霧。',
        '',
        '## Steps 步驟',
        '',
        '1. Shake the inhaler. 搖勻。',
        '2. Breathe out. 吐氣。',
        '',
        'White cells 白血球: 4–10 × 10⁹/L; CO₂ normal. ~~Old dose 舊劑量 5 mg~~',
        '',
        '# When to call 何時就醫',
        '',
        '| Peak flow 尖峰流速 | What to do 處置 |',
        '| --- | --- |',
        '| below 80 % \\| 80 % 以下 | Call the clinic 聯絡診所 |',
        '| below 60 % | Call 119 立即就醫 |',
      ].join('\n'),
    });
  });

  it('reads Markdown and plain text as they are', async () => {
    const text = '# 氣喘\n\n| a | b |\n';
    const bytes = Buffer.from(text);
    expect(await extractor.extract({ name: 'a.md', bytes })).toEqual({ text, format: 'markdown' });
    expect(await extractor.extract({ name: 'a.txt', bytes })).toEqual({ text, format: 'text' });
  });

  it('reads a PDF that anybody may open, though nobody may change it', async () => {
    expect(await extract('a.pdf', await sample('owner-password.pdf'))).toBe(
      'Take one tablet a day.',
    );
  });

  it('reads a Word file whose parts come in an unusual order', async () => {
    const [types, relations] = WORD_PARTS;
    const body = wordFile(wordParagraph('Hello'));
    expect(await extract('a.docx', body)).toBe('Hello');
    const reordered = writeZip(
      [relations, { name: 'word/document.xml', data: documentOf('Hello') }, types].filter(
        (part) => part !== undefined,
      ),
    );
    expect(await extract('a.docx', reordered)).toBe('Hello');
  });

  it.each(['setup.exe', 'scan.png', 'old.doc', 'noextension', ''])(
    'names what is accepted when the name is %j',
    async (name) => {
      await expect(extractor.extract({ name, bytes: PNG })).rejects.toMatchObject({
        code: 'ERR_UNSUPPORTED_FILE_TYPE',
        detected: null,
        message: expect.stringContaining('.md, .txt, .pdf, or .docx') as string,
      });
    },
  );

  it.each([
    ['a picture', 'a.pdf', PNG, 'png'],
    ['a picture', 'a.docx', PNG, 'png'],
    ['a Word file', 'a.pdf', wordFile(wordParagraph('x')), 'docx'],
    ['a spreadsheet', 'a.docx', SPREADSHEET, 'xlsx'],
    ['a plain archive', 'a.docx', writeZip([{ name: 'a.txt', data: 'hello' }]), 'zip'],
    ['an old Word file', 'a.docx', OLD_WORD, 'doc'],
  ])('sees through %s that is named %s', async (_what, name, bytes, detected) => {
    await expect(extractor.extract({ name, bytes })).rejects.toMatchObject({
      code: 'ERR_UNSUPPORTED_FILE_TYPE',
      detected,
    });
  });

  it.each([
    ['nothing', 'a.pdf', 'empty', () => new Uint8Array()],
    ['nothing', 'a.md', 'empty', () => new Uint8Array()],
    ['blanks', 'a.txt', 'empty', () => Buffer.from(' \n ')],
    ['a picture', 'a.md', 'not-text', () => PNG],
    ['a program', 'a.txt', 'not-text', () => Buffer.from('MZ\x90\0\x03')],
    ['a PDF with a password', 'a.pdf', 'encrypted', () => sample('encrypted.pdf')],
    ['a Word file with a password', 'a.docx', 'encrypted', () => sample('encrypted.docx')],
    ['a scan', 'a.pdf', 'no-text', () => sample('scanned.pdf')],
    ['Chinese without its font', 'a.pdf', 'no-text', () => sample('font-not-embedded.pdf')],
    ['a Word file without words', 'a.docx', 'no-text', () => wordFile('<w:p/>')],
    ['words', 'a.pdf', 'corrupt', () => Buffer.from('hello')],
    ['words', 'a.docx', 'corrupt', () => Buffer.from('hello')],
    ['half a PDF', 'a.pdf', 'corrupt', async () => (await sample('guide.pdf')).subarray(0, 900)],
    [
      'half a Word file',
      'a.docx',
      'corrupt',
      async () => (await sample('guide.docx')).subarray(0, 9_000),
    ],
    ['a long text', 'a.txt', 'too-much-text', () => Buffer.from('字'.repeat(300_001))],
    ['a huge text', 'a.txt', 'too-much-text', () => Buffer.alloc(5_000_000, 'a')],
    [
      'a long Word file',
      'a.docx',
      'too-much-text',
      () => wordFile(wordParagraph('字'.repeat(1_000)).repeat(301)),
    ],
  ])('says what is wrong with %s as %s: %s', async (_what, name, reason, make) => {
    const bytes = await make();
    await expect(extractor.extract({ name, bytes })).rejects.toMatchObject({
      code: 'ERR_UNREADABLE_FILE',
      name: 'UnreadableFileError',
      reason,
    });
  });

  it('accepts a text of exactly the greatest length', async () => {
    const text = '😀'.repeat(KNOWLEDGE_LIMITS.rawContent);
    expect(await extract('a.txt', Buffer.from(text))).toBe(text);
  });

  it('refuses a PDF with more pages than it may have, and says how many that are', async () => {
    const strict = createTextExtractor({ workerUrl: REAL_WORKER, maxPages: 1 });
    await expect(
      strict.extract({ name: 'a.pdf', bytes: await sample('guide.pdf') }),
    ).rejects.toMatchObject({
      reason: 'too-many-pages',
      message: expect.stringContaining('more than 1 page') as string,
    });
    await strict.close();
  });

  it('reads more files than it has threads for', async () => {
    const bytes = await sample('plain.pdf');
    const texts = await Promise.all([1, 2, 3, 4, 5].map(() => extract('a.pdf', bytes)));
    expect(texts).toEqual(Array(5).fill('Take one tablet a day.'));
  });

  it('gives up when the caller does', async () => {
    const leaving = new AbortController();
    const slow = createTextExtractor({ workerUrl: worker('spinning') });
    const work = slow.extract({ name: 'a.pdf', bytes: PNG }, leaving.signal);
    leaving.abort(new Error('the client left'));
    await expect(work).rejects.toThrow('the client left');
    await slow.close();
  });

  it('ends the work under way and the waiting work when it is closed, and takes no more', async () => {
    const slow = createTextExtractor({ workerUrl: worker('spinning'), maxConcurrent: 1 });
    const file = { name: 'a.pdf', bytes: PNG };
    const work = [slow.extract(file), slow.extract(file)];
    const settled = Promise.allSettled(work);
    await slow.close();
    const outcomes = await settled;
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(slow.extract({ name: 'a.md', bytes: PNG })).rejects.toThrow('closed');
  });
});

function documentOf(text: string): string {
  return `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${wordParagraph(text)}</w:body></w:document>`;
}
