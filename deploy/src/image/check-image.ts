import { filesOf, type Image } from './archive/read-image.ts';
import type { TarEntry } from './archive/read-tar.ts';
import { LARGEST_COMPRESSED_BYTES, sizes } from './size-report.ts';

/** A part of an image and the licence it is under; null when it says none. */
export interface LicensedPart {
  readonly name: string;
  readonly licence: string | null;
}

/** What is known of an image besides its files. */
export interface CheckImageOptions {
  readonly parts: readonly LicensedPart[];
  /** What must not be readable in it, such as the host of a private registry; by what it is. */
  readonly secrets: Readonly<Record<string, string>>;
}

const LABELS = ['title', 'description', 'licenses', 'revision', 'version', 'base.name'];
/** What no image of ours holds, and why. */
const UNWANTED: readonly (readonly [pattern: RegExp, why: string])[] = [
  [/\.map$/, 'is a source map'],
  [/(?:^|\/)node_modules\//, 'is an installed package, and everything is bundled'],
  [/\.tsx?$|\.(?:spec|test)\.[cm]?js$/, 'is source'],
  [/(?:^|\/)bundled-packages\.json/, 'is a list for the build'],
  [
    /(?:espeak|echogarden|offline-voice|wasm-media-encoders)/i,
    'is of the offline voice, under the GPL',
  ],
  [/(?:^|\/)(?:ba|da|z|k)?sh$|(?:^|\/)busybox$/, 'is a shell'],
  [/(?:^|\/)\.(?:npmrc|env|git|ssh|docker)(?:\/|$)/, 'is of the machine that builds'],
  [/^(?:root|home)\/.|^run\/secrets/, 'is of the machine that builds'],
];
const SET_USER = 0o6000;
/** A licence that would reach what it is combined with. The exception of GCC is for its libraries. */
const COPYLEFT = /\b(?:AGPL|GPL|SSPL|EUPL|OSL)-/;
const EXCEPTED = /\bGPL-[\w.-]+ WITH GCC-exception-[\d.]+/g;

/** What is wrong with an image, as lines for a person; none when it is good. */
export function checkImage(image: Image, { parts, secrets }: CheckImageOptions): string[] {
  const files = filesOf(image);
  return [
    ...[...files.values()].flatMap(checkFile),
    ...checkConfiguration(image),
    ...checkCache(files, image),
    ...parts.flatMap(checkLicence),
    ...Object.entries(secrets).flatMap(([what, text]) => checkSecret(what, text, image, files)),
    ...checkSize(image),
  ];
}

function checkFile({ path, mode, modified, kind }: TarEntry): string[] {
  return [
    ...UNWANTED.filter(([pattern]) => pattern.test(path)).map(([, why]) => `/${path} ${why}`),
    ...(kind === 'file' && (mode & SET_USER) !== 0 ? [`/${path} runs as its owner`] : []),
    ...(modified === 0 ? [] : [`/${path} has a time, so the image is another one each day`]),
  ];
}

function checkConfiguration({ config: { config = {} } }: Image): string[] {
  const { User = '', Entrypoint = [], Labels } = config;
  const missing = LABELS.filter((name) => !Labels?.[`org.opencontainers.image.${name}`]);
  return [
    ...(/^[1-9]\d*(?::\d+)?$/.test(User)
      ? []
      : [`it runs as "${User}", which is root or no number`]),
    ...(Entrypoint[0] === '/usr/bin/tini' ? [] : ['it does not start with tini']),
    ...missing.map((name) => `the label org.opencontainers.image.${name} is missing`),
  ];
}

/** Node keeps a cache for each of its versions and users: `v26.10.0-x64-310b2ce3-1000`. */
function checkCache(files: ReadonlyMap<string, TarEntry>, { config }: Image): string[] {
  const user = config.config?.User?.split(':')[0] ?? '';
  const count = [...files.values()].filter(
    ({ path, kind }) =>
      new RegExp(`^app/\\.compile-cache/[^/]+-${user}/[^/]+$`).test(path) && kind === 'file',
  ).length;
  return count === 0 ? [`no compiled code for user ${user} is in /app/.compile-cache`] : [];
}

function checkLicence({ name, licence }: LicensedPart): string[] {
  if (licence === null) {
    return [`${name} says no licence`];
  }
  const rest = licence.replace(EXCEPTED, 'permitted');
  const choices = /\sAND\s/.test(rest) ? [rest] : rest.split(/\sOR\s/);
  // LGPL is for libraries that programs load, as ours do with that of C.
  const isFree = choices.some((choice) => !COPYLEFT.test(choice.replaceAll('LGPL-', '')));
  return isFree ? [] : [`${name} is under ${licence}`];
}

function checkSecret(
  what: string,
  text: string,
  { config }: Image,
  files: ReadonlyMap<string, TarEntry>,
): string[] {
  const found = [...files.values()].filter(({ bytes }) => bytes.includes(text));
  return [
    ...found.map(({ path }) => `/${path} holds ${what}`),
    ...(JSON.stringify(config).includes(text) ? [`its configuration holds ${what}`] : []),
  ];
}

function checkSize(image: Image): string[] {
  const [, compressed] = sizes(image);
  return compressed <= LARGEST_COMPRESSED_BYTES
    ? []
    : [
        `it is ${String(compressed)} bytes compressed, more than ${String(LARGEST_COMPRESSED_BYTES)}`,
      ];
}
