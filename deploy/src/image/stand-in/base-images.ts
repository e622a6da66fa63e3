/** The images from outside that a Dockerfile begins with: no stages of its own, not `scratch`. */
export function baseImages(dockerfile: string): string[] {
  const stages = new Set<string>();
  const bases = new Set<string>();
  for (const [, image = '', stage] of dockerfile.matchAll(
    /^FROM\s+(?:--\S+\s+)*(\S+)(?:\s+AS\s+(\S+))?\s*$/gim,
  )) {
    if (image !== 'scratch' && !stages.has(image.toLowerCase())) {
      bases.add(image);
    }
    if (stage !== undefined) {
      stages.add(stage.toLowerCase());
    }
  }
  return [...bases];
}

/** A base that can be stood in for: Node on a release of Debian. */
export interface NodeBase {
  readonly image: string;
  readonly nodeVersion: string;
  readonly debian: string;
}

/** What `node:26.10.0-bookworm` says of itself; null for any other image. */
export function parseNodeBase(image: string): NodeBase | null {
  const [, nodeVersion, debian] =
    /^(?:docker\.io\/library\/)?node:(\d+\.\d+\.\d+)-([a-z]+)$/.exec(image) ?? [];
  return nodeVersion === undefined || debian === undefined ? null : { image, nodeVersion, debian };
}

/** The label of a stand-in, with the name of what it stands in for; images made from it inherit it. */
export const STAND_IN_LABEL = 'stand-in';

/** The Dockerfile of a stand-in, from a Debian, Node's executable and the package of npm beside it. */
export function standInDockerfile(image: string): string {
  return `${[
    'FROM scratch',
    'ADD debian.tar /',
    'COPY node /usr/local/bin/node',
    'ADD npm.tgz /usr/local/lib/node_modules/',
    'RUN cd /usr/local/lib/node_modules && mv package npm && chmod 755 npm/bin/*.js \\',
    '  && ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm \\',
    '  && ln -s ../lib/node_modules/npm/bin/npx-cli.js /usr/local/bin/npx',
    'ENV PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
    `LABEL ${STAND_IN_LABEL}="${image}"`,
    'CMD ["node"]',
  ].join('\n')}\n`;
}

/** The arguments of mmdebstrap for a small Debian with what Node loads; texts of licences stay in it. */
export function debianArguments(debian: string, file: string): string[] {
  return [
    '--quiet',
    '--variant=minbase',
    '--include=ca-certificates,libstdc++6,libatomic1',
    ...['man', 'locale', 'doc'].map((folder) => `--dpkgopt=path-exclude=/usr/share/${folder}/*`),
    '--dpkgopt=path-include=/usr/share/doc/*/copyright',
    debian,
    file,
  ];
}
