import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ConfigurationError } from '@elevendops/config';
import { ENCODINGS, type Encoding } from './accepted-encoding.ts';
import { contentTypeOf } from './content-type.ts';

/** One file of the built client, with everything a reply needs. */
export interface ClientFile {
  readonly contentType: string;
  /** Changes with the content; the forms of one file differ by a suffix. */
  readonly hash: string;
  readonly content: Buffer;
  readonly encoded: ReadonlyMap<Encoding, Buffer>;
  readonly encodings: ReadonlySet<Encoding>;
}

/** The built client, held in memory. */
export interface ClientFiles {
  /** The page of the application. */
  readonly index: ClientFile;
  /** The file at a decoded path that begins with a slash. */
  get(path: string): ClientFile | undefined;
}

/** The name of the application's page. */
export const INDEX_PATH = '/index.html';

const SUFFIXES: Readonly<Record<Encoding, string>> = { br: '.br', gzip: '.gz' };

/**
 * Reads the built client. It is small, never changes while we run, and served from memory it needs no
 * file descriptors that an aborted download could leave open.
 *
 * @throws ConfigurationError `ERR_CONFIGURATION` when there is no index.html
 */
export function loadClientFiles(directory: string): ClientFiles {
  const contents = readAll(directory);
  const files = new Map<string, ClientFile>();
  for (const [path, content] of contents) {
    if (!isEncodedForm(path, contents)) {
      files.set(path, clientFile(path, content, contents));
    }
  }
  const index = files.get(INDEX_PATH);
  if (index === undefined) {
    throw clientMissing(directory);
  }
  return { index, get: (path) => files.get(path) };
}

function readAll(directory: string): Map<string, Buffer> {
  const contents = new Map<string, Buffer>();
  for (const entry of entriesOf(directory)) {
    const file = join(entry.parentPath, entry.name);
    const path = `/${relative(directory, file).split(sep).join('/')}`;
    if (entry.isFile() && !path.includes('/.')) {
      contents.set(path, readFileSync(file));
    }
  }
  return contents;
}

function entriesOf(directory: string) {
  try {
    return readdirSync(directory, { recursive: true, withFileTypes: true });
  } catch {
    throw clientMissing(directory);
  }
}

function clientMissing(directory: string): ConfigurationError {
  return new ConfigurationError([
    {
      variable: 'the web client',
      message: `is not built: no index.html in ${directory}`,
      source: 'build',
      remedy: 'run "npm run build" first, then start again',
    },
  ]);
}

function isEncodedForm(path: string, contents: ReadonlyMap<string, Buffer>): boolean {
  return ENCODINGS.some((encoding) => {
    const suffix = SUFFIXES[encoding];
    return path.endsWith(suffix) && contents.has(path.slice(0, -suffix.length));
  });
}

function clientFile(
  path: string,
  content: Buffer,
  contents: ReadonlyMap<string, Buffer>,
): ClientFile {
  const encoded = new Map<Encoding, Buffer>();
  for (const encoding of ENCODINGS) {
    const form = contents.get(path + SUFFIXES[encoding]);
    if (form !== undefined && form.length < content.length) {
      encoded.set(encoding, form);
    }
  }
  return {
    contentType: contentTypeOf(path),
    hash: createHash('sha256').update(content).digest('base64url').slice(0, 22),
    content,
    encoded,
    encodings: new Set(encoded.keys()),
  };
}
