import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/**
 * What happens to connections: they pass; they are refused (as when nothing listens); or they are
 * taken and nothing is passed on, in either direction (as when packets are dropped).
 */
export type GateState = 'open' | 'refused' | 'silent';

/** A way to a server that can be closed while the server keeps what it holds. */
export interface Gate {
  /** `127.0.0.1:port` */
  readonly host: string;
  /** Leaving `open` for `refused` resets what is connected; `silent` keeps it connected. */
  set(state: GateState): Promise<void>;
  close(): Promise<void>;
}

/** Opens a gate to a server on a port of this machine. */
export async function startGate(targetPort: number): Promise<Gate> {
  let state: GateState = 'open';
  const pairs = new Set<readonly [Socket, Socket]>();
  const server = createServer((outside) => {
    const inside = connect(targetPort, '127.0.0.1');
    const pair = [outside, inside] as const;
    pairs.add(pair);
    for (const [from, to] of [pair, [inside, outside] as const]) {
      from.on('data', (bytes) => {
        // In silence bytes are held back, not lost: TCP would send them again.
        if (!to.write(bytes)) {
          from.pause();
        }
      });
      to.on('drain', () => {
        if (state !== 'silent') {
          from.resume();
        }
      });
      from.on('error', () => undefined);
      from.on('close', () => {
        pairs.delete(pair);
        to.destroy();
      });
    }
    if (state === 'silent') {
      pair.forEach((socket) => socket.pause());
    }
  });
  const port = await listen(server, 0);

  return {
    host: `127.0.0.1:${String(port)}`,
    async set(next) {
      state = next;
      if (next === 'refused') {
        await shut(server, pairs);
      } else if (!server.listening) {
        await listen(server, port);
      }
      for (const socket of [...pairs].flat()) {
        if (next === 'silent') {
          socket.pause();
        } else {
          socket.resume();
        }
      }
    },
    close: () => shut(server, pairs),
  };
}

async function listen(server: Server, port: number): Promise<number> {
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

async function shut(server: Server, pairs: ReadonlySet<readonly [Socket, Socket]>): Promise<void> {
  for (const socket of [...pairs].flat()) {
    socket.resetAndDestroy();
  }
  if (server.listening) {
    server.close();
    await once(server, 'close');
  }
}
