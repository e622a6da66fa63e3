import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const PACKAGE = /^[@\w]/;
const COPY = /^(.*\/node_modules\/)((?:@[^/]+\/)?[^/]+)(\/.*)$/;

/**
 * npm nests the same version of a package in several others when the top folder holds another one: each
 * copy would be a part of the bundle and run at its start. This takes one of them for all.
 */
export function oneCopy(): Plugin {
  const chosen = new Map<string, string>();
  return {
    name: 'one-copy',
    enforce: 'pre',
    async resolveId(source, importer, options) {
      if (!PACKAGE.test(source)) {
        return null;
      }
      const resolved = await this.resolve(source, importer, { ...options, skipSelf: true });
      const [, folder, name, path] = COPY.exec(resolved?.id ?? '') ?? [];
      if (!resolved || folder === undefined || name === undefined || path === undefined) {
        return resolved;
      }
      const place = join(folder, name);
      const copy = chosen.get(place) ?? firstCopy(place, name);
      chosen.set(place, copy);
      return { ...resolved, id: `${copy}${path}` };
    },
  };
}

/** The first folder, by its name, that holds the same version. */
function firstCopy(place: string, name: string): string {
  const [top = ''] = place.split('/node_modules/', 1);
  const modules = `${top}/node_modules`;
  const version = versionOf(place);
  const nested = `${modules}/{*,@*/*}/node_modules/${name}/package.json`;
  return (
    [
      join(modules, name),
      ...globSync(nested)
        .map((file) => join(file, '..'))
        .toSorted(),
      place,
    ].find((copy) => version !== undefined && versionOf(copy) === version) ?? place
  );
}

function versionOf(folder: string): unknown {
  try {
    const manifest = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
      readonly version?: unknown;
    };
    return manifest.version;
  } catch {
    return undefined;
  }
}
