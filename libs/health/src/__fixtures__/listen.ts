import { createServer, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server } from 'node:net';

/** A server of a test, and how to end it. */
export interface Listening {
  readonly url: string;
  close(): void;
}

/** Serves HTTP on a free port of 127.0.0.1. */
export function serve(listener: RequestListener): Promise<Listening> {
  const server = createServer(listener);
  return listen(server, () => {
    server.closeAllConnections();
  });
}

/** A port of 127.0.0.1 that refuses connections. */
export async function refusingUrl(): Promise<string> {
  const { url, close } = await listen(createTcpServer(), () => undefined);
  close();
  return url;
}

async function listen(server: Server, cut: () => void): Promise<Listening> {
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}/api/health`,
    close() {
      server.close();
      cut();
    },
  };
}
