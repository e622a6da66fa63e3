/** A value that a query can compare. */
export type JsonScalar = string | number | boolean | null;

/** A map of field names to values. */
export interface JsonMap {
  readonly [field: string]: JsonValue;
}

/** What a field may hold: JSON without an array directly inside an array, which Firestore cannot hold. */
export type JsonValue = JsonScalar | JsonMap | readonly (JsonScalar | JsonMap)[];

/**
 * The fields of a document. Dates are ISO strings. Use a `type`, not an `interface`, for the fields of
 * a feature: TypeScript gives only types the index signature that this asks for.
 */
export type DocumentData = JsonMap;
