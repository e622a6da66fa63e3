import { once } from 'node:events';
import { connect, type Socket } from 'node:net';

/** A client that sends bytes as they are. */
export interface RawClient {
  readonly socket: Socket;
  send(text: string | Buffer): void;
  /** Everything received so far, once it matches. Rejects when the connection ends without. */
  received(pattern: RegExp): Promise<string>;
  /** Everything received until the connection ended, however it ended. */
  rest(): Promise<string>;
}

/** Connects to a port of 127.0.0.1. */
export async function connectRaw(port: number): Promise<RawClient> {
  const socket = connect(port, '127.0.0.1');
  await once(socket, 'connect');
  let text = '';
  let closed = false;
  const waiting = new Set<() => void>();
  const notify = (): void => {
    for (const check of waiting) {
      check();
    }
  };
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => {
    text += chunk;
    notify();
  });
  // A reset is one of the ways in which a connection ends.
  socket.on('error', () => undefined);
  const end = new Promise<void>((resolve) => {
    socket.on('close', () => {
      closed = true;
      resolve();
      notify();
    });
  });
  return {
    socket,
    send: (bytes) => void socket.write(bytes),
    received: (pattern) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          if (pattern.test(text)) {
            waiting.delete(check);
            resolve(text);
          } else if (closed) {
            waiting.delete(check);
            reject(new Error(`the connection ended without ${String(pattern)}:\n${text}`));
          }
        };
        waiting.add(check);
        check();
      }),
    rest: async () => {
      await end;
      return text;
    },
  };
}

/** Sends one text over a connection of its own and gives all that came back until it was closed. */
export async function exchange(port: number, text: string): Promise<string> {
  const client = await connectRaw(port);
  client.send(text);
  return client.rest();
}
