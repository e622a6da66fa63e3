import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const IMPORT = /^(?:import|export) (?!type )[^;]*?from '([^']+)';|^import '([^']+)';/gm;

/** Everything that is loaded with a module at once, by path or by name of the package. */
function loadedWith(file: string, seen = new Set<string>()): ReadonlySet<string> {
  if (!seen.has(file)) {
    seen.add(file);
    for (const [, from, bare] of readFileSync(file, 'utf8').matchAll(IMPORT)) {
      const name = from ?? bare ?? '';
      if (name.startsWith('.')) {
        loadedWith(join(dirname(file), name), seen);
      } else {
        seen.add(name);
      }
    }
  }
  return seen;
}

const SRC = join(import.meta.dirname, '..');
const CLOUD_PACKAGES = ['ws', 'cockatiel', '@google-cloud/firestore', '@google-cloud/storage'];

describe('composeApi', () => {
  it('loads what talks to a cloud only when the settings ask for it', () => {
    const loaded = loadedWith(join(SRC, 'compose.ts'));
    expect(loaded).toContain('express');
    expect([...loaded].filter((name) => CLOUD_PACKAGES.includes(name))).toEqual([]);
    expect([...loaded].filter((name) => name.includes('/elevenlabs/'))).toEqual([]);
  });

  it('would load them with the adapters', () => {
    expect(loadedWith(join(SRC, 'agents-cloud/elevenlabs/index.ts'))).toContain('ws');
  });
});
