import * as z from 'zod/mini';

/**
 * A copy of the schema about which the OpenAPI document says more: a name (`id`) for what it describes
 * by reference, a `description`, or what to write in place of what zod would (`override`).
 */
// @__NO_SIDE_EFFECTS__
export function documented<Schema extends z.core.$ZodType>(
  about: z.core.GlobalMeta,
  schema: Schema,
): Schema {
  const copy = z.clone(schema, undefined, { parent: true });
  z.globalRegistry.add(copy, about);
  return copy;
}
