import type { DocumentQuery } from '../documents/index.ts';

/** Asks a store for records whose time has come by a field, those that wait longest first. */
export function dueBefore(field: string, now: Date, limit: number): DocumentQuery {
  return {
    where: [{ field, op: '<=', value: now.toISOString() }],
    orderBy: { field, direction: 'asc' },
    limit,
  };
}
