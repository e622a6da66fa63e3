import { createServer as createHttpServer, type Server as HttpServer } from 'node:http';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import type { Surroundings } from './surroundings.ts';

/** Nobody listens there. */
const CLOSED = '127.0.0.1:1';

/** Every address outside refuses connections, and there are no credentials. Works in any network. */
export function storesRefuse(): Promise<Surroundings> {
  return Promise.resolve({
    env: { ...throughProxy(CLOSED), GCE_METADATA_HOST: CLOSED },
    close: () => Promise.resolve(),
  });
}

/** There are credentials, and every address outside takes connections and says nothing. */
export async function storesAreSilent(): Promise<Surroundings> {
  const sockets = new Set<Socket>();
  const silence = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
  });
  const metadata = createHttpServer((request, response) => {
    const isToken = request.url?.includes('/token') === true;
    const token = { access_token: 'none', expires_in: 3600, token_type: 'Bearer' };
    response.writeHead(200, {
      'Metadata-Flavor': 'Google',
      'Content-Type': isToken ? 'application/json' : 'text/plain',
    });
    response.end(isToken ? JSON.stringify(token) : 'elevendops-verification');
  });
  const [proxy, host] = await Promise.all([listen(silence), listen(metadata)]);
  return {
    env: { ...throughProxy(proxy), GCE_METADATA_HOST: host },
    async close() {
      for (const socket of sockets) {
        socket.destroy();
      }
      metadata.closeAllConnections();
      await Promise.all([closed(silence), closed(metadata)]);
    },
  };
}

/** Sends everything that leaves the machine to one address; what stays on loopback stays there. */
function throughProxy(address: string): Record<string, string> {
  return {
    HTTPS_PROXY: `http://${address}`,
    https_proxy: `http://${address}`,
    NO_PROXY: 'localhost,127.0.0.1',
    no_proxy: 'localhost,127.0.0.1',
    NODE_USE_ENV_PROXY: '1',
  };
}

function listen(server: Server | HttpServer): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      resolve(`127.0.0.1:${String((server.address() as AddressInfo).port)}`);
    });
  });
}

function closed(server: Server | HttpServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
  });
}
