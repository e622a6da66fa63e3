import {
  request as send,
  type Agent,
  type IncomingHttpHeaders,
  type IncomingMessage,
} from 'node:http';

/** One request. */
export interface RequestOptions {
  /** @default '127.0.0.1' */
  readonly host?: string;
  readonly port: number;
  readonly path: string;
  /** @default 'GET' */
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, unless it is text or bytes. */
  readonly body?: unknown;
  /** Until the whole answer is there. @default 30000 */
  readonly timeoutMs?: number;
  /** @default a connection of its own, closed afterwards */
  readonly agent?: Agent;
}

/** A whole answer. */
export interface Reply {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
  readonly tookMs: number;
  /** The connection had carried a request before. */
  readonly isReused: boolean;
}

const PATIENCE_MS = 30_000;

/**
 * Sends a request and reads the answer; one that is refused before its body was sent is an answer too.
 *
 * @throws Error when there is no whole answer in time
 */
export function request(options: RequestOptions): Promise<Reply> {
  const { host = '127.0.0.1', port, path, method = 'GET', timeoutMs = PATIENCE_MS } = options;
  const body = bodyOf(options.body);
  const begun = performance.now();
  return new Promise((resolve, reject) => {
    const outgoing = send({
      ...{ host, port, path, method, agent: options.agent ?? false },
      headers: {
        ...(body === null ? {} : { 'Content-Length': String(body.length) }),
        ...(isJson(options.body) ? { 'Content-Type': 'application/json' } : {}),
        ...options.headers,
      },
    });
    const timer = setTimeout(() => {
      outgoing.destroy(new Error(`${method} ${path}: no answer within ${String(timeoutMs)} ms`));
    }, timeoutMs);
    outgoing.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    outgoing.once('response', (response) => {
      void read(response).then((whole) => {
        clearTimeout(timer);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: whole,
          tookMs: performance.now() - begun,
          isReused: outgoing.reusedSocket,
        });
        // What is still unsent of a refused body is of no use any more.
        if (!outgoing.writableFinished) {
          outgoing.destroy();
        }
      }, reject);
    });
    outgoing.end(body);
  });
}

/** The JSON of an answer. @throws Error with the beginning of what came instead */
export function jsonOf({ status, body }: Reply): unknown {
  const text = body.toString('utf8');
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`status ${String(status)} and no JSON: ${text.slice(0, 120)}`, {
      cause: error,
    });
  }
}

/** All bytes of an answer. @throws Error when it is cut off */
export async function read(response: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) {
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks);
}

function isJson(body: unknown): boolean {
  return body !== undefined && typeof body !== 'string' && !Buffer.isBuffer(body);
}

function bodyOf(body: unknown): Buffer | null {
  if (body === undefined) {
    return null;
  }
  return Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}
