import { z } from 'zod';

const schema = z.object({
  indexes: z.array(
    z.object({
      collectionGroup: z.string(),
      queryScope: z.literal('COLLECTION'),
      fields: z.array(
        z.object({
          fieldPath: z.string(),
          order: z.enum(['ASCENDING', 'DESCENDING']).optional(),
          arrayConfig: z.literal('CONTAINS').optional(),
        }),
      ),
    }),
  ),
});

/** A composite index of Firestore. */
export type FirestoreIndex = z.infer<typeof schema>['indexes'][number];

/**
 * Reads `firestore.indexes.json`, which the API writes from what its features ask for.
 *
 * @throws SyntaxError or ZodError when it is not what the API writes
 */
export function parseFirestoreIndexes(text: string): readonly FirestoreIndex[] {
  return schema.parse(JSON.parse(text)).indexes;
}

/** The flags by which gcloud makes an index. */
export function indexArguments({ collectionGroup, fields }: FirestoreIndex): string[] {
  return [
    `--collection-group=${collectionGroup}`,
    '--query-scope=collection',
    ...fields.map(({ fieldPath, order, arrayConfig }) =>
      arrayConfig === undefined
        ? `--field-config=field-path=${fieldPath},order=${(order ?? 'ASCENDING').toLowerCase()}`
        : `--field-config=field-path=${fieldPath},array-config=contains`,
    ),
  ];
}
