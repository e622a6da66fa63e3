import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCE = resolve(import.meta.dirname, '..');
const MANTINE = dirname(createRequire(import.meta.url).resolve('@mantine/core/styles.css'));

/** Names of what the client imports from Mantine's core, and of what its notifications are made of. */
function importedNames(): readonly string[] {
  const names = ['Notification'];
  for (const file of readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.tsx') || file.endsWith('.spec.tsx')) {
      continue;
    }
    const text = readFileSync(join(SOURCE, file), 'utf8');
    for (const [, list = ''] of text.matchAll(/import \{([^}]*)\} from '@mantine\/core'/gu)) {
      names.push(...list.split(',').map((name) => name.trim().replace(/^type /u, '')));
    }
  }
  return names;
}

/** Style modules that a component's own folder and everything it imports ask for. */
function styleModules(component: string): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<string>();
  const visit = (file: string) => {
    if (seen.has(file) || !existsSync(file)) {
      return;
    }
    seen.add(file);
    const style = /([A-Za-z]+)\.module\.mjs$/u.exec(file)?.[1];
    if (style !== undefined) {
      found.add(style);
      return;
    }
    for (const [, path = ''] of readFileSync(file, 'utf8').matchAll(/from "(\.[^"]+)"/gu)) {
      visit(resolve(dirname(file), path));
    }
  };
  visit(join(MANTINE, 'esm/components', component, `${component}.mjs`));
  return found;
}

describe('styles', () => {
  const imported = readFileSync(join(import.meta.dirname, 'styles.ts'), 'utf8');

  it('has the style sheet of every Mantine component that is used, directly or by another', () => {
    const needed = new Set(importedNames().flatMap((name) => [...styleModules(name)]));
    expect(needed.size).toBeGreaterThan(10);
    const missing = [...needed].filter(
      (name) =>
        existsSync(join(MANTINE, 'styles', `${name}.css`)) &&
        !imported.includes(`'@mantine/core/styles/${name}.css'`),
    );
    expect(missing).toEqual([]);
  });
});
