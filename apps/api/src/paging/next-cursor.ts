import { renderCursor, type PagePosition } from './cursor.ts';

/** The `next_cursor` of a reply; null when there is no further page. */
export function nextCursor(end: PagePosition | null): string | null {
  return end === null ? null : renderCursor(end);
}
