import { createHash, randomBytes } from 'node:crypto';
import { request as sendRequest, type IncomingMessage } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { connectRaw } from '../__fixtures__/raw-client.ts';
import { createWorld } from '../__fixtures__/ui-world.ts';

const world = createWorld();
afterEach(world.close);

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('streaming through the proxy', () => {
  it('answers each of 50 concurrent requests with its own content', async () => {
    const api = await world.startApi((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        // Later requests are answered first.
        setImmediate(() =>
          response.end(`${String(request.url)} ${Buffer.concat(chunks).toString()}`),
        );
      });
    });
    const ui = await world.startUi({ apiOrigin: api.url });
    const numbers = Array.from({ length: 50 }, (_, index) => index);
    const answers = await Promise.all(
      numbers.map(async (number) => {
        const url = `${ui.url}/api/${String(number)}`;
        const answer = await fetch(url, { method: 'POST', body: `body ${String(number)}` });
        return answer.text();
      }),
    );
    expect(answers).toEqual(numbers.map((n) => `/api/${String(n)} body ${String(n)}`));
  });

  it.each([true, false])('streams 5 MB up and down unchanged (length known: %s)', async (known) => {
    const api = await world.startApi((request, response) => {
      if (known) {
        response.setHeader('Content-Length', request.headers['content-length'] ?? '');
      }
      request.pipe(response);
    });
    const ui = await world.startUi({ apiOrigin: api.url });
    const content = randomBytes(5 * 1024 * 1024);
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      const outgoing = sendRequest(
        `${ui.url}/api`,
        { method: 'POST', ...(known ? { headers: { 'Content-Length': content.length } } : {}) },
        resolve,
      );
      outgoing.on('error', reject);
      for (let offset = 0; offset < content.length; offset += 100_000) {
        outgoing.write(content.subarray(offset, offset + 100_000));
      }
      outgoing.end();
    });
    const chunks: Buffer[] = [];
    for await (const chunk of answer) {
      chunks.push(chunk as Buffer);
    }
    expect(sha256(Buffer.concat(chunks))).toBe(sha256(content));
  });

  it('passes the head and each event of a stream on at once', async () => {
    const api = await world.startApi((_request, response) => {
      response.writeHead(200, { 'Content-Type': 'text/event-stream' });
      response.flushHeaders();
      world.onClose(() => void response.end());
      events = response.write.bind(response);
    });
    let events: (text: string) => unknown = () => undefined;
    const ui = await world.startUi({ apiOrigin: api.url });
    // The head arrives although there is no event yet.
    const stream = await fetch(`${ui.url}/api/stream`);
    const reader = stream.body?.getReader();
    for (const event of ['data: one\n\n', 'data: two\n\n']) {
      events(event);
      const { value } = (await reader?.read()) ?? {};
      expect(new TextDecoder().decode(value)).toBe(event);
    }
    await reader?.cancel();
  });

  it('passes the body on while the client is still sending', async () => {
    const firstChunk = Promise.withResolvers<string>();
    const api = await world.startApi((request, response) => {
      request.once('data', (chunk: Buffer) => {
        firstChunk.resolve(chunk.toString());
      });
      request.on('end', () => response.end('done'));
    });
    const ui = await world.startUi({ apiOrigin: api.url });
    const client = await connectRaw(ui.port);
    client.send(
      'POST /api HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 8\r\n\r\nfour',
    );
    expect(await firstChunk.promise).toBe('four');
    client.send('more');
    expect(await client.rest()).toMatch(/done$/);
  });
});
