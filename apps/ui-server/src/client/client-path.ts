/** What a path that is not the API's asks for. */
export type ClientPath =
  | { readonly kind: 'page' }
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'malformed' };

const PAGE: ClientPath = { kind: 'page' };
const MALFORMED: ClientPath = { kind: 'malformed' };

const ASSETS = '/assets/';
// Empty and dot segments, control characters, backslashes: no link of ours has them.
// eslint-disable-next-line no-control-regex -- control characters are what it looks for
const NO_PATH_OF_OURS = /[\u0000-\u001f\u007f\\]|\/\/|\/\.{1,2}(?:\/|$)/;

/**
 * Tells a page of the application from a file of the build: a file is below `/assets/` or has an
 * extension; every other path is for the application's own router.
 */
export function clientPathOf(url: string): ClientPath {
  const end = url.search(/[?#]/);
  const path = decoded(end === -1 ? url : url.slice(0, end));
  if (path === null || !path.startsWith('/') || NO_PATH_OF_OURS.test(path)) {
    return MALFORMED;
  }
  const name = path.slice(path.lastIndexOf('/') + 1);
  return path.startsWith(ASSETS) || name.includes('.') ? { kind: 'file', path } : PAGE;
}

function decoded(path: string): string | null {
  try {
    return path.includes('%') ? decodeURIComponent(path) : path;
  } catch {
    return null;
  }
}
