import {
  createAgentSchema,
  createKnowledgeSchema,
  knowledgeListQuerySchema,
  scriptConfigSchema,
  validationIssueSchema,
} from '@elevendops/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { validationIssues } from './validation-issues.ts';

function issuesOf(body: unknown) {
  const { error } = createKnowledgeSchema.safeParse(body, { reportInput: true });
  return error === undefined ? [] : validationIssues('body', error);
}

const valid = { disease_name: 'Flu', raw_content: 'Rest.' };

describe('validationIssues', () => {
  it.each([
    ['missing', {}, ['body', 'disease_name']],
    ['string_type', { ...valid, disease_name: 3 }, ['body', 'disease_name']],
    ['string_type', { ...valid, raw_content: null }, ['body', 'raw_content']],
    ['string_too_short', { ...valid, raw_content: '' }, ['body', 'raw_content']],
    ['string_too_long', { ...valid, disease_name: 'x'.repeat(101) }, ['body', 'disease_name']],
    ['value_error', { ...valid, disease_name: ' ' }, ['body', 'disease_name']],
    ['list_type', { ...valid, tags: 'faq' }, ['body', 'tags']],
    ['too_short', { ...valid, tags: [] }, ['body', 'tags']],
    ['string_type', { ...valid, tags: ['a', 1] }, ['body', 'tags', 1]],
    ['model_attributes_type', [], ['body']],
    ['model_attributes_type', null, ['body']],
    ['missing', undefined, ['body']],
  ])('names %s as the reference does', (type, body, loc) => {
    expect(issuesOf(body)[0]).toMatchObject({ type, loc });
  });

  it('names what is wrong with a query', () => {
    const { error } = knowledgeListQuerySchema.safeParse(
      { limit: '501', fields: 'all', cursor: '' },
      { reportInput: true },
    );
    const types = error && validationIssues('query', error).map(({ type }) => type);
    expect(types).toEqual(['less_than_equal', 'string_too_short', 'enum']);
  });

  it('names what is wrong with a choice', () => {
    const choices = [
      createAgentSchema.safeParse({ name: 'x', voice_id: 'x' }, { reportInput: true }),
      createAgentSchema.safeParse(
        { name: 'x', voice_id: 'x', answer_style: 'rude' },
        { reportInput: true },
      ),
      scriptConfigSchema.safeParse({ target_duration_minutes: 4 }, { reportInput: true }),
    ];
    const issues = choices.flatMap(({ error }) => (error ? validationIssues('body', error) : []));
    expect(issues).toEqual([
      { type: 'missing', loc: ['body', 'answer_style'], msg: 'Field required' },
      {
        type: 'enum',
        loc: ['body', 'answer_style'],
        msg: "Input should be 'professional' or 'friendly' or 'educational'",
      },
      {
        type: 'literal_error',
        loc: ['body', 'target_duration_minutes'],
        msg: 'Input should be 3 or 5 or 10 or 15',
      },
    ]);
  });

  it('gives well-formed issues for any body, and never repeats what was sent', () => {
    const canary = 'CANARY-4711';
    const withCanary = fc.jsonValue().map((value): unknown => ({
      disease_name: [canary],
      tags: { [canary]: value },
      raw_content: value,
      [canary]: canary,
    }));
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), withCanary), (body) => {
        const issues = issuesOf(body);
        for (const issue of issues) {
          expect(validationIssueSchema.safeParse(issue).success).toBe(true);
          expect(issue.msg.length).toBeGreaterThan(0);
        }
        expect(JSON.stringify(issues)).not.toContain(canary);
      }),
    );
  });
});
