import type { Path } from './finding.ts';
import { valueAt } from './structure.ts';

/** The number at a path; undefined for anything else, which the structure's check reports. */
export function numberAt(data: unknown, path: Path): number | undefined {
  const value = valueAt(data, path);
  return typeof value === 'number' ? value : undefined;
}

/** The text at a path; undefined for anything else. */
export function textAt(data: unknown, path: Path): string | undefined {
  const value = valueAt(data, path);
  return typeof value === 'string' ? value : undefined;
}

/** The paths of the entries of a list; none for anything else. */
export function entriesAt(data: unknown, path: Path): Path[] {
  const value = valueAt(data, path);
  return Array.isArray(value) ? value.map((_, index) => [...path, index]) : [];
}

/** The names in a map; none for anything else. */
export function keysAt(data: unknown, path: Path): string[] {
  const value = valueAt(data, path);
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.keys(value)
    : [];
}
