import { get, type IncomingMessage } from 'node:http';
import type { ProbeFetch } from '@elevendops/health';

/**
 * A `fetch` for probes on `node:http`, with a connection of its own each time. The built-in one, even its
 * `Headers` alone, costs the supervisor 20 ms of the cold start and 3 MiB for as long as it lives.
 */
export const probeFetch: ProbeFetch = async (url, { headers, signal }) => {
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = get(url, { agent: false, headers, signal }, resolve);
    request.on('error', (error) => {
      reject(signal.aborted ? (signal.reason as Error) : error);
    });
  });
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk as Buffer);
  }
  return {
    status: incoming.statusCode ?? 0,
    headers: { get: (name) => incoming.headersDistinct[name]?.join(', ') ?? null },
    text: () => Promise.resolve(Buffer.concat(chunks).toString()),
  };
};
