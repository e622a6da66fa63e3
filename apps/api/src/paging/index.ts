export type { PagePosition } from './cursor.ts';
export { nextCursor } from './next-cursor.ts';
export { positionOf } from './position-of.ts';
