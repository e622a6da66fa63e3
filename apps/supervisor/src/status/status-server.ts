import { chmodSync, lstatSync, mkdirSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type Socket } from 'node:net';
import { dirname } from 'node:path';
import type { StatusAddress } from '@elevendops/config';

/** The pages of the status server by their path. */
export type StatusPages = Readonly<Record<string, StatusPage>>;

/** One page. */
export interface StatusPage {
  readonly contentType: string;
  readonly render: () => string;
}

/** Nobody needs more at once; whoever comes beyond takes the place of the one that came first. */
const MAX_CONNECTIONS = 64;
const MAX_HEADER_BYTES = 4_096;
const HEADERS_TIMEOUT_MS = 2_000;
/** What macOS takes, Linux 107. Older Node releases just cut a longer one. */
const LONGEST_SOCKET_PATH = 103;

/** Tells how things stand over HTTP, to this machine alone. It never keeps the process alive. */
export interface StatusServer {
  /** Resolves once it listens; rejects with the reason why it cannot. */
  listen(address: StatusAddress): Promise<void>;
  /** Ends at once; a socket's file is gone afterwards. */
  close(): void;
}

/** Makes a {@link StatusServer} that does not listen yet. */
export function createStatusServer(pages: StatusPages): StatusServer {
  const server = createServer(
    {
      maxHeaderSize: MAX_HEADER_BYTES,
      headersTimeout: HEADERS_TIMEOUT_MS,
      requestTimeout: HEADERS_TIMEOUT_MS,
      keepAliveTimeout: HEADERS_TIMEOUT_MS,
      connectionsCheckingInterval: HEADERS_TIMEOUT_MS / 4,
    },
    (request, response) => {
      answer(pages, request, response);
    },
  );
  const connections = new Set<Socket>();
  server.on('connection', (socket) => {
    connections.add(socket);
    socket.once('close', () => connections.delete(socket));
    const [oldest] = connections;
    if (connections.size > MAX_CONNECTIONS) {
      oldest?.destroy();
      connections.delete(oldest ?? socket);
    }
  });
  server.unref();
  return {
    async listen(address) {
      if (!('path' in address)) {
        await listening(server, address);
        return;
      }
      await makeRoomFor(address.path);
      await listening(server, address);
      chmodSync(address.path, 0o600);
    },
    close() {
      server.close();
      connections.forEach((connection) => {
        connection.destroy();
      });
    },
  };
}

function answer(pages: StatusPages, request: IncomingMessage, response: ServerResponse): void {
  const { method = '', url = '/', headers } = request;
  const path = url.split('?', 1)[0] ?? url;
  const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
  response.setHeader('Cache-Control', 'no-store');
  if (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined) {
    // Whatever it is, nobody reads it.
    response.setHeader('Connection', 'close');
  }
  if (page === undefined) {
    send(response, 404, `There is nothing here but ${Object.keys(pages).join(' and ')}.\n`);
  } else if (method !== 'GET' && method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD');
    send(response, 405, 'Only GET and HEAD can be used here.\n');
  } else {
    response.setHeader('Content-Type', page.contentType);
    send(response, 200, page.render());
  }
}

function send(response: ServerResponse, status: number, text: string): void {
  if (!response.hasHeader('Content-Type')) {
    response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  }
  response.writeHead(status, { 'Content-Length': Buffer.byteLength(text) }).end(text);
}

function listening(server: Server, address: StatusAddress): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

/** A supervisor that was killed leaves its socket behind; one that lives answers on it. */
async function makeRoomFor(path: string): Promise<void> {
  if (Buffer.byteLength(path) > LONGEST_SOCKET_PATH) {
    throw new Error(
      `the path of a socket can have ${String(LONGEST_SOCKET_PATH)} bytes: choose a shorter DATA_DIR, ` +
        'or set SUPERVISOR_STATUS_PORT',
    );
  }
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const isAlive = await new Promise<boolean>((resolve) => {
    const socket = connect({ path });
    socket.once('connect', () => {
      resolve(true);
      socket.destroy();
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code !== 'ECONNREFUSED');
    });
  });
  // Connecting to a file that is no socket is refused as well; it is not ours to remove.
  if (!isAlive && lstatSync(path, { throwIfNoEntry: false })?.isSocket()) {
    rmSync(path, { force: true });
  }
}
