import { createSessionSchema } from '@elevendops/contract';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import type { HttpError } from '../errors/index.ts';
import { parseRequest } from './parse-request.ts';

function issuesOf(schema: z.core.$ZodType, value: unknown): unknown {
  try {
    return parseRequest(schema, 'body', value);
  } catch (error) {
    return (error as HttpError).issues;
  }
}

describe('parseRequest', () => {
  it('gives the value as the schema reads it', () => {
    const session = { patient_id: 'A1', agent_id: 'a' };
    expect(parseRequest(createSessionSchema, 'body', { ...session, more: 1 })).toEqual(session);
  });

  it('says in words what no message of a schema says', () => {
    const schema = z.object({ at: z.iso.datetime(), count: z.int().check(z.multipleOf(5)) });
    expect(issuesOf(schema, { at: 'noon', count: 7 })).toEqual([
      { type: 'string_pattern_mismatch', loc: ['body', 'at'], msg: 'Invalid ISO datetime' },
      {
        type: 'value_error',
        loc: ['body', 'count'],
        msg: 'Value error, Invalid number: must be a multiple of 5',
      },
    ]);
  });

  it('leaves the words of a schema as they are', () => {
    expect(issuesOf(createSessionSchema, { patient_id: 'a b', agent_id: '' })).toEqual([
      {
        type: 'string_pattern_mismatch',
        loc: ['body', 'patient_id'],
        msg: "String should match pattern '^[a-zA-Z0-9]+$'",
      },
      {
        type: 'string_too_short',
        loc: ['body', 'agent_id'],
        msg: 'String should have at least 1 character',
      },
    ]);
  });
});
