import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A file of the built client that has to be fetched, with its size as it travels. */
export interface BuiltFile {
  readonly file: string;
  readonly gzipBytes: number;
}

/** Every script and style of the built client, the largest first. */
export function builtFiles(dist: string): readonly BuiltFile[] {
  return readdirSync(join(dist, 'assets'))
    .filter((file) => /\.(?:js|css)$/u.test(file))
    .map((file) => builtFile(dist, join('assets', file)))
    .sort((a, b) => b.gzipBytes - a.gzipBytes);
}

/** One file; what is too small to be worth compressing travels as it is. */
export function builtFile(dist: string, file: string): BuiltFile {
  const path = join(dist, file);
  const sizes = [path, `${path}.gz`].map(
    (one) => statSync(one, { throwIfNoEntry: false })?.size ?? Infinity,
  );
  return { file: basename(file), gzipBytes: Math.min(...sizes) };
}

/** What `index.html` names: it is fetched before any page. */
export function frame(dist: string): readonly BuiltFile[] {
  return namedFiles(dist).map((file) => builtFile(dist, file));
}

/**
 * What the first visit of a page fetches: what `index.html` names, what the chunk of the page needs, and its
 * texts in a language. Names are those of the source files, such as `dashboard-page`.
 */
export function firstLoad(
  dist: string,
  page: string,
  texts: readonly string[],
): readonly BuiltFile[] {
  const named = namedFiles(dist);
  const entry = named.find((file) => /^assets\/index-[^/]+\.js$/u.test(file));
  if (entry === undefined) {
    throw new Error(`${dist}/index.html names no script "assets/index-….js".`);
  }
  const script = readFileSync(join(dist, entry), 'utf8');
  const assets = readdirSync(join(dist, 'assets'));
  const textFiles = texts.map((text) => {
    const file = assets.find((asset) => new RegExp(`^${text}-[\\w-]{8}\\.js$`, 'u').test(asset));
    if (file === undefined) {
      throw new Error(`${dist}/assets has no chunk of the texts "${text}".`);
    }
    return `assets/${file}`;
  });
  const files = new Set([...named, ...neededBy(script, page), ...textFiles]);
  return [...files].map((file) => builtFile(dist, file));
}

function namedFiles(dist: string): readonly string[] {
  const html = readFileSync(join(dist, 'index.html'), 'utf8');
  return [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/gu)].map(([, file = '']) => file);
}

/** The files that Vite fetches together with a chunk: it keeps their list in the entry. */
function neededBy(script: string, page: string): readonly string[] {
  const list = /m\.f=(\[[^\]]*\])/u.exec(script)?.[1];
  const call = new RegExp(
    `import\\(\`\\./${page}-[^\`]+\`\\).{0,200}?__vite__mapDeps\\(\\[([\\d,]*)\\]\\)`,
    'u',
  ).exec(script);
  if (list === undefined || call === null) {
    throw new Error(`The entry of the client does not say what the chunk of "${page}" needs.`);
  }
  const files = JSON.parse(list) as readonly string[];
  return (call[1] ?? '')
    .split(',')
    .filter((place) => place !== '')
    .map((place) => files[Number(place)] ?? '');
}
