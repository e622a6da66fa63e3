import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { afterEach, describe, expect, it } from 'vitest';
import { removeProject, temporaryProject } from './__fixtures__/temporary-project.ts';
import { BUNDLED_PACKAGES_FILE, packageFolder, type BundledPackage } from './bundled-packages.ts';
import { nodeApp } from './node-app.ts';

const folders: string[] = [];
afterEach(() => {
  folders.splice(0).forEach(removeProject);
});

function packageFiles(name: string, manifest: object, code: string) {
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify({ main: 'index.js', ...manifest }),
    [`node_modules/${name}/index.js`]: code,
  };
}

describe('bundledPackages', () => {
  it('lists the packages that have code in the bundle, and those that are copied, and no other', async () => {
    const folder = temporaryProject({
      'package.json': '{ "type": "module" }',
      'src/main.ts':
        "import { used } from 'used';\nimport 'old';\nimport { unused } from 'shaken';\nconsole.log(used());",
      ...packageFiles(
        'used',
        { name: 'used', version: '1.2.3', license: 'MIT' },
        "const inner = require('@a/inner'); exports.used = () => inner;",
      ),
      ...packageFiles(
        'used/node_modules/@a/inner',
        { name: '@a/inner', version: '2.0.0' },
        'module.exports = 5;',
      ),
      ...packageFiles(
        'old',
        { name: 'old', version: '0.1.0', licenses: [{ type: 'MIT' }, { type: 'BSD-2-Clause' }] },
        'globalThis.old = 1;',
      ),
      ...packageFiles(
        'shaken',
        { name: 'shaken', version: '3.0.0', type: 'module', sideEffects: false },
        'export const unused = 1;',
      ),
      ...packageFiles('elsewhere', { name: 'elsewhere', version: '4.0.0' }, ''),
      ...packageFiles('copied', { name: 'copied', version: '5.0.0', license: { type: 'ISC' } }, ''),
    });
    folders.push(folder);
    const copied = [join(folder, 'node_modules/copied')];
    await build({ configFile: false, logLevel: 'silent', ...nodeApp(folder, { copied }) });

    const text = readFileSync(join(folder, 'dist', BUNDLED_PACKAGES_FILE), 'utf8');
    const packages = JSON.parse(text) as BundledPackage[];
    expect(packages).toEqual([
      { path: 'node_modules/copied', name: 'copied', version: '5.0.0', licence: 'ISC' },
      { path: 'node_modules/old', name: 'old', version: '0.1.0', licence: '(MIT OR BSD-2-Clause)' },
      { path: 'node_modules/used', name: 'used', version: '1.2.3', licence: 'MIT' },
      {
        path: 'node_modules/used/node_modules/@a/inner',
        name: '@a/inner',
        version: '2.0.0',
        licence: null,
      },
    ]);
  });
});

describe('packageFolder', () => {
  it.each([
    ['/r/node_modules/a/x.js', { root: '/r/', path: 'node_modules/a' }],
    ['\0/r/node_modules/@s/a/x.js?query', { root: '/r/', path: 'node_modules/@s/a' }],
    [
      '/r/node_modules/a/node_modules/b/x.js',
      { root: '/r/', path: 'node_modules/a/node_modules/b' },
    ],
    ['C:\\r\\node_modules\\a\\x.js', { root: 'C:/r/', path: 'node_modules/a' }],
    ['/r/src/main.ts', null],
  ])('finds in %s the package', (file, found) => {
    expect(packageFolder(file)).toEqual(found);
  });
});
