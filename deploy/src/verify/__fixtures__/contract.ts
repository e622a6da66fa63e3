import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Root of the repository. */
export const ROOT = join(import.meta.dirname, '../../../..');

/** The committed manifest, with some of its lines replaced. */
export function manifest(changes: Readonly<Record<string, string>> = {}): string {
  const text = readFileSync(join(ROOT, 'deploy/service.yaml'), 'utf8');
  return Object.entries(changes).reduce((changed, [from, to]) => {
    if (!changed.includes(from)) {
      throw new Error(`deploy/service.yaml has no "${from}"`);
    }
    return changed.replaceAll(from, to);
  }, text);
}
