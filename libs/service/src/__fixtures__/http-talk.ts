import { once } from 'node:events';
import { get, type Agent, type IncomingMessage } from 'node:http';
import { connect, type Socket } from 'node:net';
import { text } from 'node:stream/consumers';

/** An answer that has begun. */
export interface Answer {
  readonly response: IncomingMessage;
  /** The whole body, once it has ended. */
  readonly body: Promise<string>;
}

/** Asks with GET; the answer may still be under way. */
export async function ask(url: string, agent?: Agent): Promise<Answer> {
  const request = get(url, agent === undefined ? {} : { agent });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  const body = text(response);
  // A connection that is cut is a failure only for those who look at the body.
  body.catch(() => undefined);
  return { response, body };
}

/** A bare connection. */
export async function openSocket(url: string): Promise<Socket> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  return socket;
}

/** Reads on until what came matches. */
export async function readUntil(socket: Socket, pattern: RegExp): Promise<string> {
  let received = '';
  socket.setEncoding('utf8');
  while (!pattern.test(received)) {
    const [chunk] = (await once(socket, 'data')) as [string];
    received += chunk;
  }
  return received;
}
