import * as z from 'zod/mini';
import { invalidRequest, validationIssues, type RequestPart } from '../errors/index.ts';

// The schemas of the contract bring no language of their own.
const { localeError } = z.locales.en();

/**
 * The value, typed by the schema.
 *
 * @throws HttpError 422 that lists each problem
 */
export function parseRequest<Schema extends z.core.$ZodType>(
  schema: Schema,
  part: RequestPart,
  value: unknown,
): z.output<Schema> {
  const result = z.safeParse(schema, value, { reportInput: true, error: localeError });
  if (!result.success) {
    throw invalidRequest(validationIssues(part, result.error));
  }
  return result.data;
}
