import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import { gunzip, zstdDecompress } from 'node:zlib';

/** The whole body of a request, unpacked. */
export async function readBytes(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) {
    chunks.push(chunk as Buffer);
  }
  const bytes = Buffer.concat(chunks);
  switch (request.headers['content-encoding']) {
    case 'gzip':
      return promisify(gunzip)(bytes);
    case 'zstd':
      return promisify(zstdDecompress)(bytes);
    default:
      return bytes;
  }
}
