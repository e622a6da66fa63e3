import { Validation, Spec } from '@cyclonedx/cyclonedx-library';
import { describe, expect, it } from 'vitest';
import { GOOD_FILES, imageArchive, LOCKFILE } from '../__fixtures__/image-archive.ts';
import { filesOf, readImage } from '../archive/read-image.ts';
import { bundledPackages } from './bundled-packages.ts';
import { debianPackages, debianRelease } from './debian-packages.ts';
import { makeSbom } from './make-sbom.ts';

const files = filesOf(await readImage(imageArchive([GOOD_FILES])));

function sbom(): string {
  return makeSbom({
    title: 'ElevenDops',
    revision: 'r1',
    licence: 'MIT',
    nodeVersion: '26.10.0',
    debianRelease: debianRelease(files),
    debian: debianPackages(files),
    npm: bundledPackages(files, LOCKFILE),
  });
}

interface Part {
  readonly name: string;
  readonly group?: string;
  readonly purl?: string;
  readonly licenses?: unknown;
  readonly hashes?: readonly { readonly content: string }[];
}

describe('makeSbom', () => {
  it('names every part with its version, licence, place and sum', () => {
    const { components } = JSON.parse(sbom()) as { readonly components: readonly Part[] };
    const byName = new Map(components.map((part) => [`${part.group ?? ''}${part.name}`, part]));
    expect(byName.get('zod')).toMatchObject({
      version: '4.6.7',
      purl: 'pkg:npm/zod@4.6.7',
      licenses: [{ license: { id: 'MIT' } }],
      hashes: [{ alg: 'SHA-512', content: '07'.repeat(64) }],
    });
    expect(byName.get('@ab')?.purl).toBe('pkg:npm/%40a/b@1.0.0');
    expect(byName.get('libc6')).toMatchObject({
      version: '2.36-9+deb12u10',
      purl: 'pkg:deb/debian/libc6@2.36-9%2Bdeb12u10?arch=amd64&distro=debian-12',
    });
    expect(byName.get('node')).toMatchObject({ version: '26.10.0' });
  });

  it('says which app holds what', () => {
    const { dependencies } = JSON.parse(sbom()) as {
      readonly dependencies: readonly { readonly ref: string; readonly dependsOn?: string[] }[];
    };
    const of = (ref: string) => dependencies.find((edge) => edge.ref === ref)?.dependsOn;
    expect(of('apps/ui')).toEqual(['node@26.10.0', 'zod@4.6.7']);
    expect(of('apps/api')).toEqual(['@a/b@1.0.0', 'node@26.10.0', 'zod@4.6.7']);
    expect(of('image')).toEqual(['apps/api', 'apps/ui', 'debian/tini@0.19.0-1+b3', 'node@26.10.0']);
  });

  it('is the same text each time, without a time and a number of its own', () => {
    expect(sbom()).toBe(sbom());
    expect(JSON.parse(sbom())).not.toHaveProperty('serialNumber');
    expect(sbom()).not.toContain('timestamp');
  });

  it('is valid by the schema of CycloneDX', async () => {
    const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);
    expect(await validator.validate(sbom())).toBeNull();
  });
});

describe('bundledPackages', () => {
  it('refuses an image that was built from another source', () => {
    const lockfile = LOCKFILE.replace('4.6.7', '4.6.8');
    expect(() => bundledPackages(files, lockfile)).toThrow(
      'node_modules/zod is 4.6.7 in the image, and 4.6.8 in package-lock.json',
    );
  });

  it('refuses an image that does not say what is in it', () => {
    expect(() => bundledPackages(new Map(), LOCKFILE)).toThrow('no list of bundled packages');
  });
});

describe('debianPackages', () => {
  it('knows the licences of what the image holds, and says so when it does not', () => {
    const other = { path: 'var/lib/dpkg/status.d/x', text: 'Package: x\nVersion: 1\n' };
    return readImage(imageArchive([[other]])).then((image) => {
      expect(debianPackages(filesOf(image))).toEqual([
        { name: 'x', version: '1', architecture: 'all', licence: null },
      ]);
      expect(debianPackages(files).map(({ licence }) => licence)).toEqual([
        'LGPL-2.1-or-later',
        'MIT',
      ]);
    });
  });
});
