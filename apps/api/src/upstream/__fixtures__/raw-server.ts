import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** A TCP server that says what a test wants, HTTP or not. */
export interface RawServer {
  readonly url: string;
  /** Requests so far, as text. */
  readonly requests: readonly string[];
  close(): Promise<void>;
}

/** Starts a {@link RawServer}; `answer` is called with each request that arrives, and its number from 1. */
export async function startRawServer(
  answer: (socket: Socket, count: number, request: string) => void,
): Promise<RawServer> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    socket.on('data', (data) => {
      requests.push(data.toString());
      answer(socket, requests.length, data.toString());
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests,
    async close() {
      for (const socket of sockets) {
        socket.destroy();
      }
      server.close();
      await once(server, 'close');
    },
  };
}

/** An HTTP/1.1 reply with a length. */
export function httpReply(status: number, body: string, headers: readonly string[] = []): string {
  return [
    `HTTP/1.1 ${String(status)} Reply`,
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    ...headers,
    '',
    body,
  ].join('\r\n');
}

/** The head of a reply whose body comes in chunks. */
export function chunkedHead(contentType: string): string {
  return `HTTP/1.1 200 OK\r\nContent-Type: ${contentType}\r\nTransfer-Encoding: chunked\r\n\r\n`;
}

/** One chunk of such a body; none for its end. */
export function chunk(bytes?: Uint8Array | string): Buffer {
  const body = Buffer.from(bytes ?? '');
  return Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n')]);
}
