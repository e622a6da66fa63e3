import { request, type IncomingMessage } from 'node:http';

/** An answer, whole. */
export interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly body: string;
}

/** Why there was no answer. */
export type NoAnswer = { readonly failed: 'refused' | 'reset' | 'silent' };

/** What to ask. */
export interface Question {
  readonly port: number;
  readonly path: string;
  readonly method?: string;
  readonly body?: string;
  /** Sends the second half of the body only then. */
  readonly completeAfterMs?: number;
  readonly timeoutMs: number;
}

/** Asks once, over a connection of its own, and never rejects. */
export function ask(question: Question): Promise<Answer | NoAnswer> {
  const { port, path, method = 'GET', body, completeAfterMs, timeoutMs } = question;
  return new Promise((resolve) => {
    const outgoing = request({
      host: '127.0.0.1',
      port,
      path,
      method,
      agent: false,
      headers:
        body === undefined
          ? {}
          : { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(body) },
    });
    const timer = setTimeout(() => {
      resolve({ failed: 'silent' });
      outgoing.destroy();
    }, timeoutMs);
    const settle = (result: Answer | NoAnswer): void => {
      clearTimeout(timer);
      resolve(result);
    };
    const fail = (error: NodeJS.ErrnoException): void => {
      settle({ failed: error.code === 'ECONNREFUSED' ? 'refused' : 'reset' });
    };
    outgoing.on('error', fail).on('response', (incoming: IncomingMessage) => {
      let text = '';
      incoming
        .setEncoding('utf8')
        .on('data', (part: string) => (text += part))
        .on('error', fail)
        .on('end', () => {
          const { statusCode = 0, headers } = incoming;
          settle({ status: statusCode, retryAfter: headers['retry-after'], body: text });
        });
    });
    if (body === undefined || completeAfterMs === undefined) {
      outgoing.end(body);
      return;
    }
    const half = Math.floor(body.length / 2);
    outgoing.write(body.slice(0, half));
    setTimeout(() => outgoing.end(body.slice(half)), completeAfterMs);
  });
}
