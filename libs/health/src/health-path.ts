const HEALTH_PATH = /^\/api\/health(?:[/?#]|$)/;

/** True for the target of a request to the health routes, which a process answers even while it drains. */
export function isHealthPath(url: string): boolean {
  return HEALTH_PATH.test(url);
}
