import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HeaderList } from '../http/header-list.ts';
import { acceptedEncoding } from './accepted-encoding.ts';
import { cacheControlOf, isCurrent } from './cache-policy.ts';
import type { ClientFile } from './client-files.ts';

/** Answers GET or HEAD with a file, in the best form that the client accepts, or with 304. */
export function sendClientFile(
  request: IncomingMessage,
  response: ServerResponse,
  {
    file,
    path,
    headers,
  }: { readonly file: ClientFile; readonly path: string; readonly headers: HeaderList },
): void {
  const encoding = acceptedEncoding(request.headers['accept-encoding'], file.encodings);
  const content = (encoding === null ? undefined : file.encoded.get(encoding)) ?? file.content;
  const entityTag = encoding === null ? `"${file.hash}"` : `"${file.hash}-${encoding}"`;
  const reply = [...headers, 'Cache-Control', cacheControlOf(path), 'ETag', entityTag];
  if (file.encodings.size > 0) {
    reply.push('Vary', 'Accept-Encoding');
  }
  if (isCurrent(request.headers['if-none-match'], entityTag)) {
    response.writeHead(304, reply).end();
    return;
  }
  reply.push('Content-Type', file.contentType, 'Content-Length', String(content.length));
  if (encoding !== null) {
    reply.push('Content-Encoding', encoding);
  }
  response.writeHead(200, reply).end(content);
}
