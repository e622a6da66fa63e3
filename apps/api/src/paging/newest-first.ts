import type { DocumentQuery } from '../documents/index.ts';
import type { PagePosition } from './cursor.ts';

/** Asks a store for a page of records, those that were created last first. */
export function newestFirst(page: {
  readonly limit: number;
  readonly after: PagePosition | null;
}): DocumentQuery {
  const { limit, after } = page;
  return {
    orderBy: { field: 'created_at', direction: 'desc' },
    ...(after === null ? {} : { startAfter: after }),
    limit,
  };
}
