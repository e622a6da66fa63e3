import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

/** An API that speaks whatever the test has it say. */
export interface RawUpstream {
  readonly origin: string;
  /** All bytes received, connection by connection. */
  readonly received: readonly string[];
  close(): Promise<void>;
}

/** Starts it; `onRequest` is called for each chunk that ends a request head. */
export async function startRawUpstream(
  onRequest: (socket: Socket, request: string) => void,
): Promise<RawUpstream> {
  const received: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const index = received.push('') - 1;
    sockets.add(socket);
    socket.setEncoding('latin1');
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    socket.on('data', (chunk: string) => {
      received[index] += chunk;
      if (chunk.includes('\r\n\r\n')) {
        onRequest(socket, chunk);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${String(port)}`,
    received,
    close: async () => {
      for (const socket of sockets) {
        socket.destroy();
      }
      server.close();
      await once(server, 'close');
    },
  };
}
