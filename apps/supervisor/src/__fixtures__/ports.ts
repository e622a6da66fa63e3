import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { createHealthReport } from '@elevendops/health';

/** Two ports that were free a moment ago. */
export async function freePorts(): Promise<[number, number]> {
  const servers = [createServer(), createServer()] as const;
  const ports = await Promise.all(
    servers.map(async (server) => {
      await once(server.listen(0, '127.0.0.1'), 'listening');
      return (server.address() as AddressInfo).port;
    }),
  );
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports as [number, number];
}

/** Somebody else who has a port, and answers there as a healthy API would. */
export async function listenAsStranger(port: number): Promise<Server> {
  const report = createHealthReport([], {
    version: '1',
    revision: 'stranger',
    mode: 'embedded',
    demoMode: false,
    now: new Date(),
    uptimeSeconds: 1,
  });
  const server = createHttpServer((_request, response) => response.end(JSON.stringify(report)));
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return server;
}
