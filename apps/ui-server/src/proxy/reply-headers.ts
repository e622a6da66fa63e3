import type { HeaderList } from '../http/header-list.ts';
import { isHopByHop, namedByConnection } from './hop-by-hop.ts';

/**
 * The headers of the API's reply that go to the client: in their order, repeated ones included, without
 * those of the connection and without the `withheld` (lower-case names), which we set or keep to ourselves.
 */
export function replyHeaders(received: HeaderList, withheld: ReadonlySet<string>): string[] {
  const named = namedByConnection(valueOf(received, 'connection'));
  const headers: string[] = [];
  for (let index = 0; index + 1 < received.length; index += 2) {
    const name = received[index] ?? '';
    const key = name.toLowerCase();
    if (!isHopByHop(key) && !withheld.has(key) && !named.has(key)) {
      headers.push(name, received[index + 1] ?? '');
    }
  }
  return headers;
}

function valueOf(headers: HeaderList, wanted: string): string | undefined {
  for (let index = 0; index + 1 < headers.length; index += 2) {
    if (headers[index]?.toLowerCase() === wanted) {
      return headers[index + 1]?.toLowerCase();
    }
  }
  return undefined;
}
