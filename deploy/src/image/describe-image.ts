import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { World } from '@elevendops/manifests';
import { filesOf, readImage, type Image } from './archive/read-image.ts';
import { checkImage } from './check-image.ts';
import { saveArguments } from './engine/engine-commands.ts';
import type { EngineName } from './engine/find-engine.ts';
import type { RunProgram } from './engine/run-program.ts';
import { ImageError } from './image-error.ts';
import { bundledPackages } from './sbom/bundled-packages.ts';
import { debianPackages, debianRelease } from './sbom/debian-packages.ts';
import { makeSbom } from './sbom/make-sbom.ts';
import { renderSizes, sizes } from './size-report.ts';

/** Which image, and where to write. */
export interface DescribeImageOptions {
  readonly engine: EngineName;
  readonly run: RunProgram;
  readonly world: World;
  readonly tag: string;
  readonly revision: string;
  /** Bases that are no real ones. */
  readonly standIns: readonly string[];
  readonly secrets: Readonly<Record<string, string>>;
  readonly folder: string;
}

/** What is kept of an image, to compare the next one with. */
interface Report {
  readonly layers: readonly { readonly digest: string; readonly compressedBytes: number }[];
}

const LABEL = 'org.opencontainers.image.';
const NODE_VERSION = /node:(\d+\.\d+\.\d+)/;

/**
 * Reads a built image, shows what its layers weigh, and writes `image.json` and `sbom.cdx.json`.
 *
 * @returns what is wrong with it
 */
export async function describeImage(options: DescribeImageOptions): Promise<string[]> {
  const { world, tag, revision, standIns, secrets, folder } = options;
  const image = await saved(options);
  const files = filesOf(image);
  const labels = image.config.config?.Labels ?? {};
  const npm = bundledPackages(files, world.readText('package-lock.json') ?? '{}');
  const debian = debianPackages(files);
  const nodeVersion = NODE_VERSION.exec(labels[`${LABEL}base.name`] ?? '')?.[1] ?? 'unknown';
  const sbom = makeSbom({
    title: labels[`${LABEL}title`] ?? tag,
    licence: labels[`${LABEL}licenses`] ?? '',
    revision,
    nodeVersion,
    debianRelease: debianRelease(files),
    debian,
    npm,
  });
  const findings = checkImage(image, { parts: [...npm, ...debian], secrets });
  const before = world.readText(`${folder}/image.json`);
  for (const line of renderSizes(image)) {
    world.out(line);
  }
  if (before !== null) {
    world.out(changeSince(JSON.parse(before) as Report, image));
  }
  const parts = `${String(npm.length)} packages of npm, ${String(debian.length)} of Debian, Node ${nodeVersion}`;
  world.out(`${tag} is ${image.id}: ${parts}; see ${folder}/`);
  world.writeText(`${folder}/sbom.cdx.json`, sbom);
  world.writeText(`${folder}/image.json`, reportOf(image, { tag, revision, standIns, findings }));
  return findings;
}

async function saved({ engine, run, tag }: DescribeImageOptions): Promise<Image> {
  const folder = await mkdtemp(join(tmpdir(), 'image-'));
  try {
    const file = join(folder, 'image.tar');
    const { code, stderr } = await run(engine, saveArguments(engine, tag, file));
    if (code !== 0) {
      throw new ImageError(`${engine} does not save ${tag}: ${stderr.trim()}`);
    }
    return await readImage(await readFile(file));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function changeSince({ layers }: Report, image: Image): string {
  const known = new Set(layers.map(({ digest }) => digest));
  const sent = image.layers.filter(({ digest }) => !known.has(digest));
  const bytes = sent.reduce((sum, { compressedBytes }) => sum + compressedBytes, 0);
  return (
    `since the last build: ${String(sent.length)} of ${String(image.layers.length)} layers are new, ` +
    `${(bytes / 1e6).toFixed(2)} MB to send`
  );
}

function reportOf(image: Image, more: Readonly<Record<string, unknown>>): string {
  const [bytes, compressedBytes] = sizes(image);
  const layers = image.layers.map(({ entries: _, ...layer }) => layer);
  return `${JSON.stringify({ ...more, id: image.id, bytes, compressedBytes, layers }, null, 2)}\n`;
}
