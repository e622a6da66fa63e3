import { describe, expect, it } from 'vitest';
import {
  createKnowledgeSchema,
  KNOWLEDGE_LIMITS,
  knowledgeListQuerySchema,
  updateKnowledgeSchema,
} from './knowledge.ts';

const document = { disease_name: 'Cataract', raw_content: '# Care' };

describe('createKnowledgeSchema', () => {
  it('fills in the defaults of the reference', () => {
    expect(createKnowledgeSchema.parse(document)).toEqual({
      ...document,
      tags: ['faq'],
      doctor_id: 'default_doctor',
    });
  });

  it('ignores fields that it does not know', () => {
    expect(createKnowledgeSchema.parse({ ...document, document_type: 'faq' })).not.toHaveProperty(
      'document_type',
    );
  });

  it('keeps a name untrimmed and accepts blank content', () => {
    const parsed = createKnowledgeSchema.parse({ disease_name: ' Flu ', raw_content: ' ' });
    expect(parsed).toMatchObject({ disease_name: ' Flu ', raw_content: ' ' });
  });

  it('counts limits in characters, so that 300,000 emoji fit', () => {
    const emoji = '💊'.repeat(KNOWLEDGE_LIMITS.rawContent);
    expect(createKnowledgeSchema.safeParse({ ...document, raw_content: emoji }).success).toBe(true);
    expect(createKnowledgeSchema.safeParse({ ...document, raw_content: `${emoji}x` }).success).toBe(
      false,
    );
  });

  it.each([
    ['a blank name', { ...document, disease_name: '  ' }],
    ['an empty name', { ...document, disease_name: '' }],
    ['a long name', { ...document, disease_name: 'x'.repeat(101) }],
    ['a number for a name', { ...document, disease_name: 7 }],
    ['no tags', { ...document, tags: [] }],
    ['a tag that is no text', { ...document, tags: [null] }],
    ['null content', { ...document, raw_content: null }],
    ['empty content', { ...document, raw_content: '' }],
  ])('refuses %s', (_what, body) => {
    expect(createKnowledgeSchema.safeParse(body).success).toBe(false);
  });
});

describe('updateKnowledgeSchema', () => {
  it('accepts a change of nothing, and refuses an explicit null', () => {
    expect(updateKnowledgeSchema.parse({})).toEqual({});
    expect(updateKnowledgeSchema.safeParse({ disease_name: null }).success).toBe(false);
  });
});

describe('knowledgeListQuerySchema', () => {
  it('reads the limit from text and bounds it', () => {
    expect(knowledgeListQuerySchema.parse({ limit: '500' }).limit).toBe(500);
    expect(knowledgeListQuerySchema.parse({}).limit).toBe(100);
    for (const limit of ['0', '501', '-1', '1.5', 'ten', '']) {
      expect(knowledgeListQuerySchema.safeParse({ limit }).success).toBe(false);
    }
  });
});
