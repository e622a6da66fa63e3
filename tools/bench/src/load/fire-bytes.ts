import { connect, type Socket } from 'node:net';
import { percentile } from '../report/statistics.ts';
import { readHead } from './read-head.ts';
import type { Volley } from './fire.ts';

/** What is asked, how hard, and the only right answer. */
export interface FireBytesOptions {
  readonly port: number;
  readonly path: string;
  readonly connections: number;
  readonly seconds: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The body of every answer. */
  readonly expected: Buffer;
}

/**
 * As {@link fire}, for answers so large that autocannon, which makes a string of each, would take longer to
 * read them than a server to send them. Every body is compared byte by byte.
 */
export async function fireBytes(options: FireBytesOptions): Promise<Volley> {
  const tookMs: number[] = [];
  const sinceMs = performance.now();
  const endMs = sinceMs + options.seconds * 1_000;
  await Promise.all(
    Array.from({ length: options.connections }, () => askUntil(endMs, options, tookMs)),
  );
  const spentMs = performance.now() - sinceMs;
  const [p50Ms, p99Ms] = [percentile(tookMs, 0.5), percentile(tookMs, 0.99)];
  if (p50Ms === null || p99Ms === null) {
    throw new Error(`no answer from port ${String(options.port)}`);
  }
  return {
    answers: tookMs.length,
    perSecond: (tookMs.length * 1_000) / spentMs,
    p50Ms,
    p99Ms,
  };
}

/** One connection: asks again as soon as it is answered; rejects at the first answer that is not right. */
function askUntil(endMs: number, options: FireBytesOptions, tookMs: number[]): Promise<void> {
  const { port, path, headers, expected } = options;
  const lines = Object.entries({ host: '127.0.0.1', ...headers }).map(
    ([name, value]) => `${name}: ${value}\r\n`,
  );
  const question = `GET ${path} HTTP/1.1\r\n${lines.join('')}\r\n`;
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ port, host: '127.0.0.1', noDelay: true });
    const fail = (reason: string): void => {
      socket.destroy();
      reject(new Error(`wrong answer from port ${String(port)}: ${reason}`));
    };
    let askedMs = 0;
    let head = '';
    /** How much of the body has come; null before it. */
    let received: number | null = null;
    const ask = (): void => {
      askedMs = performance.now();
      head = '';
      received = null;
      socket.write(question);
    };
    socket.once('connect', ask);
    socket.on('error', reject);
    socket.on('close', () => {
      fail('the connection was closed');
    });
    socket.on('data', (chunk: Buffer) => {
      let body = chunk;
      if (received === null) {
        const found = readHead(head, chunk);
        head = found.head;
        if (!found.isWhole) {
          return;
        }
        if (found.status !== 200 || found.length !== expected.length) {
          fail(head);
          return;
        }
        received = 0;
        body = found.rest;
      }
      const end = received + body.length;
      if (end > expected.length || body.compare(expected, received, end) !== 0) {
        fail('other bytes');
        return;
      }
      received = end;
      if (end < expected.length) {
        return;
      }
      const nowMs = performance.now();
      tookMs.push(nowMs - askedMs);
      if (nowMs < endMs) {
        ask();
      } else {
        resolve();
        socket.destroy();
      }
    });
  });
}
