import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { documented } from './documented.ts';

describe('documented', () => {
  it('says something of a copy, and nothing of the schema, which others may use', () => {
    const count = z.int();
    const answers = documented({ description: 'Answers.' }, count);
    const questions = documented({ description: 'Questions.' }, count);
    expect([count, answers, questions].map((schema) => z.globalRegistry.get(schema))).toEqual([
      undefined,
      { description: 'Answers.' },
      { description: 'Questions.' },
    ]);
    expect(answers.safeParse(1.5).success).toBe(false);
  });

  it('keeps what was said before, apart from the name', () => {
    const limited = documented({ id: 'DocumentedText', maxLength: 3 }, z.string());
    const copy = documented({ description: 'Short.' }, limited);
    expect(z.globalRegistry.get(copy)).toEqual({ maxLength: 3, description: 'Short.' });
  });

  it('leaves an object free to be made smaller, or its fields other ones', () => {
    const named = documented({ id: 'DocumentedPair' }, z.object({ a: z.string(), b: z.string() }));
    expect(z.omit(named, { b: true }).parse({ a: 'x' })).toEqual({ a: 'x' });
    expect(z.partial(named).parse({})).toEqual({});
    expect(z.extend(named, { b: z.int() }).parse({ a: 'x', b: 1 })).toEqual({ a: 'x', b: 1 });
    expect(z.globalRegistry.get(z.omit(named, { b: true }))).toBeUndefined();
  });
});
