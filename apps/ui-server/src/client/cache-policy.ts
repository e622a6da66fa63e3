const IMMUTABLE = 'public, max-age=31536000, immutable';
const ASK_EACH_TIME = 'no-cache';

/** How long a file may be kept: for ever when its name holds a hash of its content. */
export function cacheControlOf(path: string): string {
  return path.startsWith('/assets/') ? IMMUTABLE : ASK_EACH_TIME;
}

/** True when an `If-None-Match` header names the entity tag, so that the client's copy is current. */
export function isCurrent(ifNoneMatch: string | undefined, entityTag: string): boolean {
  if (ifNoneMatch === undefined) {
    return false;
  }
  const tags = ifNoneMatch.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(entityTag) || tags.includes('*');
}
