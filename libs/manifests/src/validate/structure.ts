import type { z } from 'zod';
import { finding, type Finding, type Path } from './finding.ts';

/** Checks fields and types; each unknown, missing or mistyped field is one finding. */
export function checkStructure(schema: z.ZodType, data: unknown, source: string): Finding[] {
  const result = schema.safeParse(data);
  return result.success
    ? []
    : result.error.issues.flatMap((issue) => fromIssue(issue, data, source));
}

function fromIssue(issue: z.core.$ZodIssue, data: unknown, source: string): Finding[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) =>
      finding(
        { rule: 'field.unknown', source },
        [...path, key],
        valueAt(data, [...path, key]),
        'no such field here: check its name and its place',
      ),
    );
  }
  const value = valueAt(data, path);
  const missing = value === undefined;
  return [
    finding(
      { rule: missing ? 'field.missing' : 'field.type', source },
      path,
      value,
      missing ? 'is required' : issue.message,
    ),
  ];
}

/** What stands at a path. */
export function valueAt(data: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (value, part) =>
      typeof value === 'object' && value !== null
        ? (value as Readonly<Record<string | number, unknown>>)[part]
        : undefined,
    data,
  );
}
