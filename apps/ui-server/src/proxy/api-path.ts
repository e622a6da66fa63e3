const API_ROOTS = ['/api', '/openapi.json', '/docs'] as const;

/** True when the API answers this request target: one of its roots or anything below. */
export function isApiPath(url: string): boolean {
  return API_ROOTS.some((root) => isAtOrBelow(url, root));
}

function isAtOrBelow(url: string, root: string): boolean {
  if (!url.startsWith(root)) {
    return false;
  }
  const next = url[root.length];
  return next === undefined || next === '/' || next === '?' || next === '#';
}
