import { z } from 'zod';

const uuid = z.uuid();

/**
 * The id in a path, in lower case. Ids are UUIDs: nothing else can be found, and nothing else reaches the store.
 *
 * @throws the given error for any other text
 */
export function uuidOf(value: unknown, unknown: () => Error): string {
  const id = uuid.safeParse(value);
  if (!id.success) {
    throw unknown();
  }
  return id.data.toLowerCase();
}

/** Whether something can have this id. */
export function isUuid(value: unknown): boolean {
  return uuid.safeParse(value).success;
}
