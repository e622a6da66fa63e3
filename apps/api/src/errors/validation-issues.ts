import type { ValidationIssue } from '@elevendops/contract';
import type { z } from 'zod';

/** Which part of a request was parsed. */
export type RequestPart = 'body' | 'query' | 'path';

type ZodIssue = z.core.$ZodIssue;
type Described = Pick<ValidationIssue, 'type' | 'msg'>;

/** The problems that a schema found, in the reference's terms. Values are never repeated. */
export function validationIssues(part: RequestPart, error: z.core.$ZodError): ValidationIssue[] {
  return error.issues.map((issue) => ({
    ...describe(issue),
    loc: [part, ...issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key))],
  }));
}

function describe(issue: ZodIssue): Described {
  switch (issue.code) {
    case 'custom':
      return { type: customType(issue), msg: issue.message };
    case 'invalid_type':
      return describeType(issue);
    case 'too_small':
      return describeSize('at least', issue.origin, issue.minimum);
    case 'too_big':
      return describeSize('at most', issue.origin, issue.maximum);
    case 'invalid_value':
      return describeChoice(issue);
    case 'invalid_format':
      return { type: 'string_pattern_mismatch', msg: issue.message };
    case 'not_multiple_of':
    case 'unrecognized_keys':
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
      return { type: 'value_error', msg: `Value error, ${issue.message}` };
  }
}

function customType(issue: z.core.$ZodIssueCustom): string {
  const type: unknown = issue.params?.['type'];
  return typeof type === 'string' ? type : 'value_error';
}

/** What a value of a type is called, and the reference's name for not being one. */
const TYPES: Readonly<Record<string, Described>> = {
  string: { type: 'string_type', msg: 'Input should be a valid string' },
  array: { type: 'list_type', msg: 'Input should be a valid list' },
  object: { type: 'model_attributes_type', msg: 'Input should be a valid object' },
  number: { type: 'int_parsing', msg: 'Input should be a valid number' },
  boolean: { type: 'bool_parsing', msg: 'Input should be a valid boolean' },
};

const MISSING: Described = { type: 'missing', msg: 'Field required' };

function describeType(issue: z.core.$ZodIssueInvalidType): Described {
  if (issue.input === undefined) {
    return MISSING;
  }
  return TYPES[issue.expected] ?? { type: 'value_error', msg: 'Input has the wrong type' };
}

/** Numbers to choose from are literals to the reference, words are an enumeration. */
function describeChoice({ input, values }: z.core.$ZodIssueInvalidValue): Described {
  if (input === undefined) {
    return MISSING;
  }
  const isEnumeration = values.every((value) => typeof value === 'string');
  const shown = values.map((value) => (isEnumeration ? `'${String(value)}'` : String(value)));
  return {
    type: isEnumeration ? 'enum' : 'literal_error',
    msg: `Input should be ${shown.join(' or ')}`,
  };
}

function describeSize(
  bound: 'at least' | 'at most',
  origin: string,
  limit: number | bigint,
): Described {
  const which = bound === 'at least' ? 'short' : 'long';
  if (origin === 'array') {
    const items = Number(limit) === 1 ? 'item' : 'items';
    return { type: `too_${which}`, msg: `List should have ${bound} ${String(limit)} ${items}` };
  }
  if (origin === 'string') {
    return {
      type: `string_too_${which}`,
      msg: `String should have ${bound} ${String(limit)} characters`,
    };
  }
  const type = bound === 'at least' ? 'greater_than_equal' : 'less_than_equal';
  return { type, msg: `Input should be ${bound} ${String(limit)}` };
}
