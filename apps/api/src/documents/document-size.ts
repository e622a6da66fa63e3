import type { DocumentData, JsonMap, JsonValue } from './document-data.ts';

/** The largest document of Firestore, and so of every store. */
export const MAX_DOCUMENT_BYTES = 1_048_576;

const NAME_OVERHEAD = 16;
const MAP_OVERHEAD = 32;

/**
 * The size of a document as Firestore counts it; a map in it counts "the same way as document size",
 * with the same 32 bytes on top of its fields.
 * @see https://firebase.google.com/docs/firestore/storage-size
 */
export function documentSize(collection: string, id: string, data: DocumentData): number {
  return stringSize(collection) + stringSize(id) + NAME_OVERHEAD + mapSize(data);
}

function mapSize(map: JsonMap): number {
  return Object.entries(map).reduce(
    (size, [name, value]) => size + stringSize(name) + valueSize(value),
    MAP_OVERHEAD,
  );
}

function valueSize(value: JsonValue): number {
  if (value === null || typeof value === 'boolean') {
    return 1;
  }
  if (typeof value === 'number') {
    return 8;
  }
  if (typeof value === 'string') {
    return stringSize(value);
  }
  return isArray(value)
    ? value.reduce((size: number, item) => size + valueSize(item), 0)
    : mapSize(value);
}

function stringSize(text: string): number {
  return Buffer.byteLength(text) + 1;
}

// Array.isArray does not narrow a readonly array.
function isArray(value: JsonValue): value is Extract<JsonValue, readonly unknown[]> {
  return Array.isArray(value);
}
