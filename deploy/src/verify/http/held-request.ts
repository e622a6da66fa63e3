import { request as send } from 'node:http';
import { read } from './request.ts';

/** A request that is under way: its head was read by the other side, and half of its body was sent. */
export interface HeldRequest {
  /** Sends the rest, and gives the answer. @throws Error when the connection is lost or nothing comes */
  finish(timeoutMs: number): Promise<HeldAnswer>;
  /** Cuts the connection. */
  abandon(): void;
}

/** What came back. */
export interface HeldAnswer {
  readonly status: number;
  readonly text: string;
}

/** Begins a POST, and resolves when the server has asked for its body and half of that was sent. */
export async function holdRequest(
  { port, path, body }: { readonly port: number; readonly path: string; readonly body: unknown },
  timeoutMs = 10_000,
): Promise<HeldRequest> {
  const text = JSON.stringify(body);
  const half = Math.floor(text.length / 2);
  const outgoing = send({
    ...{ host: '127.0.0.1', port, path, method: 'POST', agent: false },
    headers: {
      'Content-Type': 'application/json',
      'Content-Length': String(Buffer.byteLength(text)),
      // Without it nobody knows whether the server has seen the request.
      Expect: '100-continue',
    },
  });
  const answered = new Promise<HeldAnswer>((resolve, reject) => {
    outgoing.once('error', reject);
    outgoing.once('response', (response) => {
      read(response).then((whole) => {
        resolve({ status: response.statusCode ?? 0, text: whole.toString('utf8') });
      }, reject);
    });
  });
  // It may be lost before anybody waits for it.
  answered.catch(() => undefined);
  await bounded(
    new Promise<void>((resolve, reject) => {
      outgoing.once('error', reject);
      outgoing.once('continue', () => {
        outgoing.write(text.slice(0, half), () => {
          resolve();
        });
      });
      outgoing.flushHeaders();
    }),
    timeoutMs,
    `POST ${path} was not taken`,
  );
  return {
    finish(patienceMs) {
      outgoing.end(text.slice(half));
      return bounded(answered, patienceMs, `${path} was not answered`);
    },
    abandon() {
      outgoing.destroy();
    },
  };
}

/** The promise, or an error when it takes too long. */
export async function bounded<T>(
  promise: Promise<T>,
  milliseconds: number,
  what: string,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      reject(new Error(`${what} within ${String(Math.round(milliseconds / 100) / 10)} s`));
    }, milliseconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}
