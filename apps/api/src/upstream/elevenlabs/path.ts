import { elevenLabsError } from './errors.ts';

/**
 * A path with an id in it. What would lead to another path is no id.
 *
 * @throws UpstreamError (ERR_UPSTREAM_REJECTED)
 */
export function pathWithId(folder: string, id: string, rest = ''): string {
  if (id === '' || id === '.' || id === '..' || !id.isWellFormed()) {
    throw elevenLabsError('rejected');
  }
  return `${folder}/${encodeURIComponent(id)}${rest}`;
}
