import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REPOSITORY } from '../__fixtures__/repository.ts';
import { renderDockerfile } from '../render/dockerfile.ts';
import { renderDockerIgnore } from '../render/ignore-files.ts';
import { sourceFolders, type WorkspaceManifest } from './source-folders.ts';

const NAMES = ['a', 'b', 'c', 'd', 'e'];

/** Libraries that depend on each other at will, below one app. */
const workspaces = fc
  .array(fc.subarray(NAMES), { minLength: NAMES.length, maxLength: NAMES.length })
  .chain((edges) => fc.subarray(NAMES).map((app) => ({ edges, app })))
  .map(({ edges, app }) => {
    const dependencies = (names: readonly string[]) =>
      Object.fromEntries(names.map((name) => [`@x/${name}`, '*']));
    return new Map<string, WorkspaceManifest>([
      ['apps/main', { name: '@x/main', dependencies: { ...dependencies(app), express: '5.0.0' } }],
      ...NAMES.map((name, index): [string, WorkspaceManifest] => [
        `libs/${name}`,
        { name: `@x/${name}`, dependencies: dependencies(edges[index] ?? []) },
      ]),
      ['tools/only-tests', { name: '@x/only-tests', dependencies: dependencies(NAMES) }],
    ]);
  });

describe('sourceFolders', () => {
  it('gives the apps, and with each folder all that it depends on, and nothing else', () => {
    fc.assert(
      fc.property(workspaces, (manifests) => {
        const found = sourceFolders(manifests);
        expect(found).toContain('apps/main');
        expect(found).not.toContain('tools/only-tests');
        const needed = new Set(
          found.flatMap((folder) =>
            Object.keys(manifests.get(folder)?.dependencies ?? {})
              .filter((name) => name.startsWith('@x/'))
              .map((name) => name.replace('@x/', 'libs/')),
          ),
        );
        expect(new Set(found.filter((folder) => folder !== 'apps/main'))).toEqual(needed);
      }),
    );
  });

  it('leaves what only tests, measures or deploys the system out of the image', () => {
    const left = REPOSITORY.workspaces.filter((folder) => !REPOSITORY.sources.includes(folder));
    expect(left).toEqual(
      expect.arrayContaining(['deploy', 'libs/manifests', 'libs/testing', 'tools/offline-voice']),
    );
    expect(REPOSITORY.sources).toEqual(
      expect.arrayContaining(['apps/api', 'apps/ui', 'libs/contract', 'tools/vite-config']),
    );
  });

  it('decides what the engine is sent and what the Dockerfile copies', () => {
    const dockerfile = renderDockerfile(REPOSITORY);
    const ignored = renderDockerIgnore(REPOSITORY.workspaces, REPOSITORY.sources).split('\n');
    for (const folder of REPOSITORY.workspaces) {
      const isSource = REPOSITORY.sources.includes(folder);
      expect(dockerfile.includes(`\nCOPY ${folder} ${folder}\n`)).toBe(isSource);
      expect(ignored.includes(`!${folder}`)).toBe(isSource);
      expect(dockerfile).toMatch(new RegExp(`\\nCOPY ${folder}/package\\.json .*${folder}/\\n`));
      expect(isSource || ignored.includes(`!${folder}/package.json`)).toBe(true);
    }
  });
});
