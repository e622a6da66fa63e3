import { failed, ok } from '../finding.ts';
import { request, type Reply } from '../http/request.ts';
import type { Check } from '../scene.ts';

/** What Cloud Run lets through of a request over HTTP/1.1. */
const MOST_BYTES = 32 * 2 ** 20;
const TIMEOUT_MS = 60_000;
const FORM_BOUNDARY = 'verification';

/** The largest request that can arrive gets a clear answer, and so does one that is larger. */
export const largeBodyCheck: Check = {
  name: 'requests of 32 MiB',
  timeoutMs: 2 * TIMEOUT_MS,
  async run({ instance: { port } }) {
    const seen: string[] = [];
    for (const [name, bytes] of [
      ['32 MiB', MOST_BYTES],
      ['33 MiB', MOST_BYTES + 2 ** 20],
    ] as const) {
      const reply = await request({
        ...{ port, method: 'POST', path: '/api/knowledge/upload', timeoutMs: TIMEOUT_MS },
        headers: { 'Content-Type': `multipart/form-data; boundary=${FORM_BOUNDARY}` },
        body: formOf(bytes),
      });
      if (!isClear(reply)) {
        return failed(
          `${name}: ${String(reply.status)} ${reply.body.toString('utf8').slice(0, 120)}`,
        );
      }
      seen.push(`${name}: ${String(reply.status)} after ${(reply.tookMs / 1000).toFixed(1)} s`);
    }
    const { status } = await request({ port, path: '/api/health' });
    return status === 200
      ? ok(`${seen.join(', ')}, with the reason; healthy afterwards`)
      : failed(`${seen.join(', ')}, but afterwards /api/health says ${String(status)}`);
  },
};

/** Taken, or refused with a reason that a program can read. */
function isClear({ status, body, headers }: Reply): boolean {
  const isJson = String(headers['content-type']).includes('json');
  return (
    (status >= 200 && status < 300) ||
    (status >= 400 && status < 500 && isJson && body.includes('"detail"'))
  );
}

/** A form with one file, of exactly so many bytes. */
function formOf(bytes: number): Buffer {
  const head = Buffer.from(
    `--${FORM_BOUNDARY}\r\nContent-Disposition: form-data; name="file"; filename="long.txt"\r\n` +
      'Content-Type: text/plain\r\n\r\n',
  );
  const tail = Buffer.from(`\r\n--${FORM_BOUNDARY}--\r\n`);
  return Buffer.concat([head, Buffer.alloc(bytes - head.length - tail.length, 'a'), tail]);
}
