import type { IncomingHttpHeaders } from 'node:http';
import { isHopByHop, namedByConnection } from './hop-by-hop.ts';

/** What the API is told about a request besides the client's own headers. */
export interface ForwardingFacts {
  /** Address of the peer that connected to us. */
  readonly remoteAddress: string | undefined;
  readonly requestId: string;
}

/**
 * The headers that go to the API: the client's without those of its connection, with the chain of
 * addresses extended and the request's identity. `Transfer-Encoding` stays, since it says how the body is framed.
 */
export function forwardedHeaders(
  received: IncomingHttpHeaders,
  facts: ForwardingFacts,
): IncomingHttpHeaders {
  const named = namedByConnection(received.connection);
  const headers: IncomingHttpHeaders = {};
  for (const name in received) {
    if (!isHopByHop(name) && name !== 'expect' && !named.has(name)) {
      headers[name] = received[name];
    }
  }
  if (received['transfer-encoding'] !== undefined) {
    headers['transfer-encoding'] = 'chunked';
  }
  headers['x-forwarded-for'] = chainOf(received['x-forwarded-for'], facts.remoteAddress);
  headers['x-forwarded-proto'] = firstOf(received['x-forwarded-proto']) ?? 'http';
  const host = firstOf(received['x-forwarded-host']) ?? received.host;
  if (host !== undefined) {
    headers['x-forwarded-host'] = host;
  }
  headers['x-request-id'] = facts.requestId;
  return headers;
}

function chainOf(
  received: string | readonly string[] | undefined,
  remoteAddress: string | undefined,
): string {
  const peer = remoteAddress?.replace(/^::ffff:/i, '') ?? 'unknown';
  const before = firstOf(received);
  return before === undefined ? peer : `${before}, ${peer}`;
}

/** The header's text; undefined when it is absent or blank. */
function firstOf(value: string | readonly string[] | undefined): string | undefined {
  const text = typeof value === 'string' ? value.trim() : value?.join(', ');
  return text === '' ? undefined : text;
}
