import { describe, expect, it } from 'vitest';
import { treeOf } from '../__fixtures__/tree-of.ts';
import { checkLicences } from './licences.ts';

const SOUND = {
  '': { devDependencies: { vite: '8' } },
  'apps/api': { dependencies: { express: '5', '@elevendops/a': '*' } },
  'libs/a': { dependencies: { zod: '4' }, devDependencies: { axe: '4' } },
  'tools/offline-voice': { optionalDependencies: { espeak: '1', 'wasm-media-encoders': '0' } },
  'node_modules/@elevendops/a': { resolved: 'libs/a', link: true },
  'node_modules/@elevendops/offline-voice': { resolved: 'tools/offline-voice', link: true },
  'node_modules/axe': { license: 'MPL-2.0' },
  'node_modules/espeak': { license: 'GPL-3.0' },
  'node_modules/express': { license: 'MIT', dependencies: { busboy: '1' } },
  'node_modules/busboy': {},
  'node_modules/vite': { license: 'MIT', dependencies: { css: '1' } },
  'node_modules/css': { license: 'MPL-2.0' },
  'node_modules/wasm-media-encoders': { license: 'MIT' },
  'node_modules/zod': { license: '(MIT OR GPL-3.0-or-later)' },
};
const breaches = (packages: object) =>
  checkLicences(
    treeOf({ 'package-lock.json': JSON.stringify({ packages: { ...SOUND, ...packages } }) }),
  );

describe('checkLicences', () => {
  it('takes the offline voice, choices of licences, and MPL in development', () => {
    expect(breaches({})).toEqual([]);
  });

  it.each([
    'GPL-3.0',
    'AGPL-3.0-only',
    'LGPL-2.1',
    'MIT AND GPL-2.0',
    'MPL-2.0',
    'UNLICENSED',
    'SSPL-1.0',
  ])('refuses %s in what an app needs, and says by which way', (license) => {
    const found = breaches({ 'node_modules/zod': { license } });
    expect(found[0]).toMatch(/^apps\/api > libs\/a > zod is under /);
    expect(found[0]).toContain(license);
  });

  it('refuses a package that does not say its licence', () => {
    expect(breaches({ 'node_modules/zod': {} })).toEqual([
      expect.stringContaining('zod is under UNKNOWN'),
    ]);
  });

  it('refuses an app that needs the offline voice or its encoder', () => {
    for (const name of ['@elevendops/offline-voice', 'espeak', 'wasm-media-encoders']) {
      expect(breaches({ 'apps/api': { dependencies: { [name]: '1' } } })).not.toEqual([]);
    }
  });

  it('looks into what is needed by what is needed, where it is installed', () => {
    const nested = 'node_modules/express/node_modules/busboy';
    expect(
      breaches({
        [nested]: { license: 'MIT', dependencies: { deep: '1' } },
        'node_modules/deep': { license: 'GPL-2.0' },
      }),
    ).toContainEqual(
      expect.stringContaining('apps/api > express > busboy > deep is under GPL-2.0'),
    );
  });

  it.each([
    ['the root', '', { devDependencies: { espeak: '1' } }],
    ['a library', 'libs/a', { devDependencies: { espeak: '1' } }],
    ['another tool', 'tools/other', { dependencies: { '@elevendops/offline-voice': '*' } }],
  ])('refuses the GPL in the development of %s', (_who, folder, manifest) => {
    expect(breaches({ [folder]: manifest })).toEqual([
      expect.stringContaining('only tools/offline-voice may need such a package'),
      ...(folder === 'tools/other' ? [expect.stringContaining('wasm-media-encoders')] : []),
    ]);
  });
});
