import { gzipSync } from 'node:zlib';
import { writeTar, type TarFile } from './write-tar.ts';

/** What an image in an archive says of itself. */
export interface ArchiveOptions {
  readonly user?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly entrypoint?: readonly string[];
  /** Layers are compressed. @default false */
  readonly isPacked?: boolean;
}

const GOOD_LABELS = {
  'org.opencontainers.image.title': 'ElevenDops',
  'org.opencontainers.image.description': 'Voices',
  'org.opencontainers.image.licenses': 'MIT',
  'org.opencontainers.image.revision': 'r1',
  'org.opencontainers.image.version': '0.1.0',
  'org.opencontainers.image.base.name': 'docker.io/library/node:26.10.0-bookworm',
};

/** Files of an image that is good. */
export const GOOD_FILES: readonly TarFile[] = [
  { path: 'usr/local/bin/node', text: 'an executable', mode: 0o755 },
  { path: 'etc/os-release', text: 'ID=debian\nVERSION_ID="12"\n' },
  {
    path: 'var/lib/dpkg/status.d/tini',
    text: 'Package: tini\nArchitecture: amd64\nVersion: 0.19.0-1+b3\n',
  },
  {
    path: 'var/lib/dpkg/status.d/libc6',
    text: 'Package: libc6\nArchitecture: amd64\nVersion: 2.36-9+deb12u10\n',
  },
  {
    path: 'app/bundled/api.json',
    text: JSON.stringify([
      { path: 'node_modules/zod', name: 'zod', version: '4.6.7', licence: 'MIT' },
      { path: 'node_modules/@a/b', name: '@a/b', version: '1.0.0', licence: 'Apache-2.0' },
    ]),
  },
  {
    path: 'app/bundled/ui.json',
    text: JSON.stringify([
      { path: 'node_modules/zod', name: 'zod', version: '4.6.7', licence: 'MIT' },
    ]),
  },
  { path: 'app/apps/api/dist/main.js', text: 'console.log(1)' },
  { path: 'app/.compile-cache/v26.10.0-x64-310b2ce3-1000/01234567', text: 'compiled' },
];

/** The lockfile of what {@link GOOD_FILES} holds. */
export const LOCKFILE = JSON.stringify({
  packages: {
    '': {},
    'node_modules/zod': {
      version: '4.6.7',
      integrity: `sha512-${Buffer.alloc(64, 7).toString('base64')}`,
    },
    'node_modules/@a/b': { version: '1.0.0' },
  },
});

/** An image as `docker save` writes it: its layers, each as files. */
export function imageArchive(
  layers: readonly (readonly TarFile[])[],
  options: ArchiveOptions = {},
): Buffer {
  const { user = '1000:1000', labels = GOOD_LABELS, isPacked = false } = options;
  const { entrypoint = ['/usr/bin/tini', '--'] } = options;
  const config = {
    config: { User: user, Labels: labels, Entrypoint: entrypoint, Cmd: ['node'] },
    history: [
      { created_by: 'ENV a=b', empty_layer: true },
      ...layers.map((_, index) => ({ created_by: `COPY layer ${String(index)}` })),
    ],
  };
  return writeTar([
    ...layers.map((files, index) => ({
      path: `${String(index)}/layer.tar`,
      text: isPacked ? gzipSync(writeTar(files)) : writeTar(files),
    })),
    { path: 'config.json', text: JSON.stringify(config) },
    {
      path: 'manifest.json',
      text: JSON.stringify([
        {
          Config: 'config.json',
          RepoTags: ['elevendops:local'],
          Layers: layers.map((_, index) => `${String(index)}/layer.tar`),
        },
      ]),
    },
  ]);
}
