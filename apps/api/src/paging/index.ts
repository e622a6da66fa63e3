export type { PagePosition } from './cursor.ts';
export { newestFirst } from './newest-first.ts';
export { nextCursor } from './next-cursor.ts';
export { positionOf } from './position-of.ts';
