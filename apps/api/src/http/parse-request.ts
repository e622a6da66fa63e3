import type { z } from 'zod';
import { invalidRequest, validationIssues, type RequestPart } from '../errors/index.ts';

/**
 * The value, typed by the schema.
 *
 * @throws HttpError 422 that lists each problem
 */
export function parseRequest<Schema extends z.ZodType>(
  schema: Schema,
  part: RequestPart,
  value: unknown,
): z.output<Schema> {
  const result = schema.safeParse(value, { reportInput: true });
  if (!result.success) {
    throw invalidRequest(validationIssues(part, result.error));
  }
  return result.data;
}
