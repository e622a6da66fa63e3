/** Whether a URL's host is this machine. */
export function isLoopback(url: URL): boolean {
  return (
    url.hostname === 'localhost' ||
    url.hostname === '[::1]' ||
    /^127(?:\.\d{1,3}){3}$/.test(url.hostname)
  );
}

/**
 * Reads a base URL: http or https, with no user, query or fragment, since a path is appended to it.
 * Null when it is not one.
 */
export function parseBaseUrl(text: string): URL | null {
  if (!/^https?:\/\/[^\s\\]+$/i.test(text) || !URL.canParse(text)) {
    return null;
  }
  const url = new URL(text);
  const bare = url.username === '' && url.password === '' && !/[?#]/.test(text);
  return bare ? url : null;
}

/** The URL as text without its trailing slashes. */
export function renderBaseUrl(url: URL): string {
  return url.origin + url.pathname.replace(/\/+$/, '');
}

/** The port that a URL means, also when it is the scheme's own. */
export function portOf(url: URL): number {
  if (url.port !== '') {
    return Number(url.port);
  }
  return url.protocol === 'https:' ? 443 : 80;
}
