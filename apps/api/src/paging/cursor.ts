import { z } from 'zod';

/** Where a page of a list ended: the time it is ordered by, and the id that breaks ties. */
export interface PagePosition {
  readonly value: string;
  readonly id: string;
}

const positionSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** The position as an opaque text that is safe in a URL. */
export function renderCursor(position: PagePosition): string {
  return Buffer.from(JSON.stringify([position.value, position.id])).toString('base64url');
}

/** The position that a cursor stands for, or null when no list of ours made it. */
export function parseCursor(cursor: string): PagePosition | null {
  try {
    const decoded: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const [value, id] = positionSchema.parse(decoded);
    return { value, id };
  } catch {
    return null;
  }
}
