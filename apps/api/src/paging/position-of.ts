import { invalidRequest } from '../errors/index.ts';
import { parseCursor, type PagePosition } from './cursor.ts';

/**
 * Where the page before ended, from the `cursor` of a query; null for the first page.
 * @throws HttpError 422 for a cursor that no list made
 */
export function positionOf(cursor: string | undefined): PagePosition | null {
  const position = cursor === undefined ? null : parseCursor(cursor);
  if (cursor !== undefined && position === null) {
    throw invalidRequest([
      {
        type: 'value_error',
        loc: ['query', 'cursor'],
        msg: 'Value error, not a cursor of this list: send the `next_cursor` of the page before',
      },
    ]);
  }
  return position;
}
