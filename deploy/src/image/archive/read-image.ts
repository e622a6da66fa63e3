import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { ImageError } from '../image-error.ts';
import { readTar, type TarEntry } from './read-tar.ts';

/** What an image says of itself, as far as it is looked at. */
export interface ImageConfig {
  readonly created?: string;
  readonly config?: {
    readonly User?: string;
    readonly Env?: readonly string[];
    readonly Entrypoint?: readonly string[];
    readonly Cmd?: readonly string[];
    readonly Labels?: Readonly<Record<string, string>> | null;
  };
  readonly history?: readonly { readonly created_by?: string; readonly empty_layer?: boolean }[];
}

/** One layer. */
export interface ImageLayer {
  /** `sha256:` of the layer's tar archive. */
  readonly digest: string;
  /** The instruction that made it. */
  readonly madeBy: string;
  readonly bytes: number;
  /** With gzip, as registries keep it. */
  readonly compressedBytes: number;
  readonly entries: readonly TarEntry[];
}

/** An image that was read. */
export interface Image {
  /** `sha256:` of its configuration, which names every layer: the id that engines show. */
  readonly id: string;
  readonly config: ImageConfig;
  readonly layers: readonly ImageLayer[];
}

interface Manifest {
  readonly Config: string;
  readonly Layers: readonly string[];
}

const unpack = promisify(gunzip);
const pack = promisify(gzip);
const DELETED = '.wh.';

/**
 * Reads an image as `docker save` writes it.
 *
 * @throws ImageError (`ERR_IMAGE`) when the archive holds none
 */
export async function readImage(archive: Buffer): Promise<Image> {
  const files = new Map(readTar(archive).map((entry) => [entry.path, entry]));
  const [manifest] = JSON.parse(textOf(files, 'manifest.json')) as readonly Manifest[];
  if (manifest === undefined) {
    throw new ImageError('The archive holds no image: its manifest.json is empty.');
  }
  const text = textOf(files, manifest.Config);
  const config = JSON.parse(text) as ImageConfig;
  const made = (config.history ?? []).filter((step) => step.empty_layer !== true);
  const layers = await Promise.all(
    manifest.Layers.map(async (path, index) => {
      const packed = entryOf(files, path).bytes;
      const bytes = isGzip(packed) ? await unpack(packed) : packed;
      return {
        digest: digestOf(bytes),
        madeBy: made[index]?.created_by ?? '',
        bytes: bytes.length,
        compressedBytes: (isGzip(packed) ? packed : await pack(bytes)).length,
        entries: readTar(bytes),
      };
    }),
  );
  return { id: digestOf(Buffer.from(text)), config, layers };
}

/** Every file of an image by its path, as a container sees it. */
export function filesOf({ layers }: Pick<Image, 'layers'>): ReadonlyMap<string, TarEntry> {
  const files = new Map<string, TarEntry>();
  for (const { entries } of layers) {
    for (const entry of entries) {
      const name = entry.path.split('/').at(-1) ?? '';
      if (!name.startsWith(DELETED)) {
        files.set(entry.path, entry);
        continue;
      }
      const folder = entry.path.slice(0, -name.length);
      const gone = name === '.wh..wh..opq' ? folder : `${folder}${name.slice(DELETED.length)}`;
      for (const path of files.keys()) {
        if (path === gone || path.startsWith(gone.endsWith('/') ? gone : `${gone}/`)) {
          files.delete(path);
        }
      }
    }
  }
  return files;
}

function entryOf(files: ReadonlyMap<string, TarEntry>, path: string): TarEntry {
  const entry = files.get(path);
  if (entry === undefined) {
    throw new ImageError(`The archive holds no image: there is no ${path} in it.`);
  }
  return entry;
}

function textOf(files: ReadonlyMap<string, TarEntry>, path: string): string {
  return entryOf(files, path).bytes.toString('utf8');
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
