import { createKnowledgeSchema } from '@elevendops/contract';
import { describe, expect, it } from 'vitest';
import { fieldsOfIssues } from './server-issues.ts';

const issue = (field: string | number, type: string, msg = 'no') => ({
  type,
  loc: ['body', field],
  msg,
});

describe('fieldsOfIssues', () => {
  it('finds the field and the kind of every issue', () => {
    const { fields, complete } = fieldsOfIssues([
      issue('disease_name', 'string_too_long'),
      { type: 'string_too_long', loc: ['body', 'tags', 3], msg: 'no' },
      issue('raw_content', 'string_too_short'),
      issue('file', 'value_error'),
    ]);
    expect(fields).toEqual({
      disease_name: 'nameTooLong',
      tags: 'tagTooLong',
      raw_content: 'textMissing',
      file: 'invalid',
    });
    expect(complete).toBe(true);
  });

  it('keeps the first issue of a field', () => {
    const { fields } = fieldsOfIssues([issue('tags', 'too_short'), issue('tags', 'too_long')]);
    expect(fields).toEqual({ tags: 'tagsMissing' });
  });

  it('says when an issue belongs to no field', () => {
    expect(fieldsOfIssues([issue('doctor_id', 'missing')])).toEqual({
      fields: {},
      complete: false,
    });
    expect(fieldsOfIssues([]).complete).toBe(false);
  });

  it('understands the words of the contract itself', () => {
    const words = (name: string) =>
      createKnowledgeSchema
        .safeParse({ disease_name: name, raw_content: 'x' })
        .error?.issues.map(({ message }) => issue('disease_name', 'value_error', message)) ?? [];
    expect(fieldsOfIssues(words('  ')).fields.disease_name).toBe('nameMissing');
    expect(fieldsOfIssues(words('\ud800')).fields.disease_name).toBe('notUnicode');
  });
});
