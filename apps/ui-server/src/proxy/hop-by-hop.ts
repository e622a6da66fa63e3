// https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1
const HOP_BY_HOP: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

// Naming these in `Connection` would let a client take away what the next hop relies on.
const NEVER_NAMED: ReadonlySet<string> = new Set([
  'authorization',
  'content-length',
  'content-type',
  'cookie',
  'host',
  'set-cookie',
  'transfer-encoding',
]);

/** True when a header, by its lower-case name, is meant for one connection only. */
export function isHopByHop(name: string): boolean {
  return HOP_BY_HOP.has(name);
}

/** The lower-case header names that a `Connection` header declares to be for this connection only. */
export function namedByConnection(connection: string | undefined): ReadonlySet<string> {
  if (connection === undefined || connection === 'keep-alive' || connection === 'close') {
    return NOTHING;
  }
  const names = connection.split(',').map((token) => token.trim().toLowerCase());
  return new Set(names.filter((name) => name !== '' && !NEVER_NAMED.has(name)));
}

const NOTHING: ReadonlySet<string> = new Set();
