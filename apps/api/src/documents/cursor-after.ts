import type { JsonMap, JsonValue } from './document-data.ts';
import type { DocumentCursor, DocumentOrder } from './document-query.ts';
import type { StoredDocument } from './document-store.ts';
import { InvalidQueryError } from './store-error.ts';

/**
 * The `startAfter` that continues after this document.
 * @throws InvalidQueryError (ERR_STORE_INVALID_QUERY) when the document has no scalar to order by
 */
export function cursorAfter(document: StoredDocument, orderBy?: DocumentOrder): DocumentCursor {
  if (orderBy === undefined) {
    return { id: document.id };
  }
  const value = fieldOf(document.data, orderBy.field);
  if (value === undefined || (typeof value === 'object' && value !== null)) {
    throw new InvalidQueryError(`Document "${document.id}" has no scalar in "${orderBy.field}".`);
  }
  return { value, id: document.id };
}

/** The value at a path such as `author.id`; undefined when there is none. */
export function fieldOf(data: JsonMap, path: string): JsonValue | undefined {
  return path.split('.').reduce<JsonValue | undefined>((value, name) => {
    return isMap(value) && Object.hasOwn(value, name) ? value[name] : undefined;
  }, data);
}

function isMap(value: JsonValue | undefined): value is JsonMap {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
