import { createServer } from 'node:net';

/** Where the API listens in the container. */
export const API_PORT = 8000;

/** Where a port of the manifest is in this instance: PORT differs from run to run. */
export function portOf(
  manifestPort: number,
  { containerPort }: { readonly containerPort: number },
  { port, apiPort }: { readonly port: number; readonly apiPort: number },
): number {
  if (manifestPort === containerPort) {
    return port;
  }
  return manifestPort === API_PORT ? apiPort : manifestPort;
}

/** Ports that nobody listens on at the moment: any for PORT, and for the API its own where that is free. */
export async function choosePorts(): Promise<{ readonly port: number; readonly apiPort: number }> {
  const port = (await tryPort(0, '0.0.0.0')) ?? 0;
  const apiPort = (await tryPort(API_PORT, '127.0.0.1')) ?? (await tryPort(0, '127.0.0.1')) ?? 0;
  return { port, apiPort };
}

/** The port, or the one that was free for 0; null when it is taken. */
function tryPort(port: number, host: string): Promise<number | null> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(null);
    });
    server.listen(port, host, () => {
      const address = server.address();
      const found = typeof address === 'object' && address !== null ? address.port : null;
      server.close(() => {
        resolve(found);
      });
    });
  });
}
