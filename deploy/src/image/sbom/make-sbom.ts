import { Enums, Models, Serialize, Spec, Types } from '@cyclonedx/cyclonedx-library';
import * as SPDX from '@cyclonedx/cyclonedx-library/SPDX';
import type { BundledPackage } from './bundled-packages.ts';
import type { DebianPackage } from './debian-packages.ts';

/** What an image is made of. */
export interface ImageParts {
  readonly title: string;
  readonly revision: string;
  readonly licence: string;
  /** Without the `v`. */
  readonly nodeVersion: string;
  readonly debianRelease: string | null;
  readonly debian: readonly DebianPackage[];
  readonly npm: readonly BundledPackage[];
}

/**
 * The bill of materials of an image as CycloneDX 1.6. It carries no time and no random number: the same
 * image gives the same text.
 */
export function makeSbom(parts: ImageParts): string {
  const { title, revision, licence, nodeVersion, npm, debian } = parts;
  const bom = new Models.Bom();
  const image = new Models.Component(Enums.ComponentType.Container, title.toLowerCase(), {
    bomRef: 'image',
    version: revision,
    licenses: licences(licence),
  });
  bom.metadata.component = image;
  const node = new Models.Component(Enums.ComponentType.Platform, 'node', {
    bomRef: `node@${nodeVersion}`,
    version: nodeVersion,
    licenses: licences('MIT'),
    purl: `pkg:generic/node@${nodeVersion}`,
    cpe: cpeOf(`cpe:2.3:a:nodejs:node.js:${nodeVersion}:*:*:*:*:*:*:*`),
  });
  bom.components.add(node);
  image.dependencies.add(node.bomRef);
  for (const component of debian.map((part) => debianComponent(part, parts.debianRelease))) {
    bom.components.add(component);
    (component.name === 'tini' ? image : node).dependencies.add(component.bomRef);
  }
  const apps = new Map<string, Models.Component>();
  for (const name of new Set(npm.flatMap((part) => part.apps))) {
    const app = new Models.Component(Enums.ComponentType.Application, `@elevendops/${name}`, {
      bomRef: `apps/${name}`,
      version: revision,
      licenses: licences(licence),
    });
    app.dependencies.add(node.bomRef);
    apps.set(name, app);
    bom.components.add(app);
    image.dependencies.add(app.bomRef);
  }
  for (const part of npm) {
    const component = npmComponent(part);
    bom.components.add(component);
    for (const name of part.apps) {
      apps.get(name)?.dependencies.add(component.bomRef);
    }
  }
  const serializer = new Serialize.JsonSerializer(
    new Serialize.JSON.Normalize.Factory(Spec.Spec1dot6),
  );
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function npmComponent({ name, version, licence, integrity }: BundledPackage): Models.Component {
  const [group, own] = name.startsWith('@') ? name.split('/', 2) : [undefined, name];
  const sum = /^sha512-(.+)$/.exec(integrity ?? '')?.[1];
  return new Models.Component(Enums.ComponentType.Library, own ?? name, {
    ...(group === undefined ? {} : { group }),
    bomRef: `${name}@${version}`,
    version,
    licenses: licences(licence),
    purl: `pkg:npm/${name.replace('@', '%40')}@${version}`,
    hashes: new Models.HashDictionary(
      sum === undefined
        ? []
        : [[Enums.HashAlgorithm['SHA-512'], Buffer.from(sum, 'base64').toString('hex')]],
    ),
  });
}

function debianComponent(part: DebianPackage, release: string | null): Models.Component {
  const { name, version, architecture, licence } = part;
  const where = release === null ? '' : `&distro=debian-${release}`;
  const full = `pkg:deb/debian/${encodeURIComponent(name)}@${encodeURIComponent(version)}`;
  return new Models.Component(
    name === 'tini' ? Enums.ComponentType.Application : Enums.ComponentType.Library,
    name,
    {
      bomRef: `debian/${name}@${version}`,
      version,
      licenses: licences(licence),
      purl: `${full}?arch=${architecture}${where}`,
    },
  );
}

function licences(text: string | null): Models.LicenseRepository {
  if (text === null) {
    return new Models.LicenseRepository();
  }
  const id = SPDX.fixupSpdxId(text);
  return new Models.LicenseRepository([
    id !== undefined
      ? new Models.SpdxLicense(id)
      : /\s(?:AND|OR|WITH)\s/.test(text)
        ? new Models.LicenseExpression(text)
        : new Models.NamedLicense(text),
  ]);
}

function cpeOf(text: string): Types.CPE {
  if (!Types.isCPE(text)) {
    throw new TypeError(`${text} is no name in the common platform enumeration`);
  }
  return text;
}
