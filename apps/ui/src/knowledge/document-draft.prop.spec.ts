import { createKnowledgeSchema, documentNameOfFile, KNOWLEDGE_LIMITS } from '@elevendops/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validateDraft, type DocumentDraft } from './document-draft.ts';

const good: DocumentDraft = {
  source: 'paste',
  name: 'Asthma',
  tags: ['faq'],
  text: 'Breathe out.',
  file: null,
};
const file = { name: 'asthma.md', size: 12, characters: 12 };

describe('validateDraft', () => {
  it('finds nothing wrong with a good draft of either source', () => {
    expect(validateDraft(good)).toEqual({});
    expect(validateDraft({ ...good, source: 'file', text: '', file })).toEqual({});
  });

  it('lists every field that is missing at once', () => {
    expect(validateDraft({ ...good, name: ' ', tags: [], text: '\n' })).toEqual({
      disease_name: 'nameMissing',
      tags: 'tagsMissing',
      raw_content: 'textMissing',
    });
    expect(validateDraft({ ...good, source: 'file' })).toEqual({ file: 'fileMissing' });
  });

  it('counts code points at the limits', () => {
    const at = (name: string, text: string) => validateDraft({ ...good, name, text });
    expect(at('😀'.repeat(KNOWLEDGE_LIMITS.diseaseName), '字'.repeat(300_000))).toEqual({});
    expect(at('😀'.repeat(KNOWLEDGE_LIMITS.diseaseName + 1), '字'.repeat(300_001))).toEqual({
      disease_name: 'nameTooLong',
      raw_content: 'textTooLong',
    });
  });

  it('refuses tags that are too many, too long or not Unicode', () => {
    const withTags = (tags: readonly string[]) => validateDraft({ ...good, tags }).tags;
    expect(withTags(Array.from({ length: 101 }, (_, index) => `tag${String(index)}`))).toBe(
      'tagsTooMany',
    );
    expect(withTags(['ok', 'x'.repeat(201)])).toBe('tagTooLong');
    expect(withTags(['\ud800'])).toBe('notUnicode');
  });

  it('refuses a file by its kind, its size and its characters', () => {
    const withFile = (change: Partial<typeof file>) =>
      validateDraft({ ...good, source: 'file', file: { ...file, ...change } }).file;
    expect(withFile({ name: 'photo.png' })).toBe('fileType');
    expect(withFile({ name: 'LEAFLET.PDF' })).toBeUndefined();
    expect(withFile({ size: 0 })).toBe('fileEmpty');
    expect(withFile({ size: KNOWLEDGE_LIMITS.uploadBytes + 1 })).toBe('fileTooLarge');
    expect(withFile({ characters: 300_001 })).toBe('textTooLong');
  });

  it('lets nothing through that the API would refuse', () => {
    const draft = fc.record({
      name: fc.string({ unit: 'binary', maxLength: 120 }),
      tags: fc.array(fc.string({ unit: 'binary', minLength: 1, maxLength: 210 }), { maxLength: 4 }),
      text: fc.string({ unit: 'binary', maxLength: 60 }),
    });
    fc.assert(
      fc.property(draft, ({ name, tags, text }) => {
        fc.pre(Object.keys(validateDraft({ ...good, name, tags, text })).length === 0);
        const sent = { disease_name: name, tags, raw_content: text };
        expect(createKnowledgeSchema.safeParse(sent).success).toBe(true);
      }),
    );
  });

  it('finds nothing wrong with the name that a file suggests', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (fileName) => {
        const name = documentNameOfFile(`${fileName}.md`);
        expect(validateDraft({ ...good, name })).toEqual({});
      }),
    );
  });
});
