import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { errorEnvelopeSchema } from '@elevendops/contract';
import { afterEach, describe, expect, it } from 'vitest';
import { connectRaw } from '../__fixtures__/raw-client.ts';
import { createWorld } from '../__fixtures__/ui-world.ts';

const world = createWorld();
afterEach(world.close);

const MAX = 1_000;

/** An API that counts what reaches it. */
async function startCounter() {
  const seen = {
    requests: 0,
    bytes: 0,
    begun: Promise.withResolvers<undefined>(),
    aborted: Promise.withResolvers<undefined>(),
  };
  const api = await world.startApi((request, response) => {
    seen.requests += 1;
    request.on('data', (chunk: Buffer) => {
      seen.bytes += chunk.length;
      seen.begun.resolve(undefined);
    });
    request.on('error', () => {
      seen.aborted.resolve(undefined);
    });
    request.on('end', () => response.end(`got ${String(seen.bytes)}`));
  });
  return { seen, ui: await world.startUi({ apiOrigin: api.url, maxBodyBytes: MAX }) };
}

function envelopeOf(reply: string) {
  return errorEnvelopeSchema.parse(JSON.parse(reply.slice(reply.indexOf('\r\n\r\n') + 4)));
}

describe('the limit of a request body', () => {
  it('refuses a longer Content-Length with 413 before a byte is forwarded', async () => {
    const { ui, seen } = await startCounter();
    const refused = once(ui.server, 'request') as Promise<[IncomingMessage]>;
    const client = await connectRaw(ui.port);
    client.send(`POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: ${String(MAX + 1)}\r\n\r\n`);
    // The answer does not wait for the body.
    await client.received(/PAYLOAD_TOO_LARGE.*\}$/s);
    client.send('x'.repeat(MAX + 1));
    const reply = await client.rest();
    expect(reply).toMatch(/^HTTP\/1\.1 413 /);
    expect(reply).toMatch(/^Connection: close$/im);
    expect(envelopeOf(reply)).toMatchObject({ error_code: 'PAYLOAD_TOO_LARGE', retryable: false });
    expect(seen.requests).toBe(0);
    // A connection closed before would have been reset, and the answer perhaps lost.
    expect((await refused)[0].complete).toBe(true);
  });

  it('lets exactly the limit pass, both with a length and without', async () => {
    const { ui, seen } = await startCounter();
    const body = 'x'.repeat(MAX);
    const known = await fetch(`${ui.url}/api`, { method: 'POST', body });
    expect(await known.text()).toBe(`got ${String(MAX)}`);
    seen.bytes = 0;
    const streamed = await fetch(`${ui.url}/api`, {
      method: 'POST',
      body: new Blob([body]).stream(),
      duplex: 'half',
    });
    expect(await streamed.text()).toBe(`got ${String(MAX)}`);
  });

  it('counts a body without a length, answers 413 and aborts the request to the API', async () => {
    const { ui, seen } = await startCounter();
    const client = await connectRaw(ui.port);
    client.send('POST /api HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n');
    const chunk = `190\r\n${'x'.repeat(400)}\r\n`;
    client.send(chunk);
    await seen.begun.promise;
    client.send(chunk.repeat(2));
    await client.received(/PAYLOAD_TOO_LARGE/);
    await seen.aborted.promise;
    client.send('0\r\n\r\n');
    const reply = await client.rest();
    expect(reply).toMatch(/^HTTP\/1\.1 413 /);
    expect(envelopeOf(reply).error_code).toBe('PAYLOAD_TOO_LARGE');
  });

  it('cuts a client off that goes on sending without end', async () => {
    const { ui } = await startCounter();
    const client = await connectRaw(ui.port);
    client.send(`POST /api HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\n`);
    await client.received(/413/);
    client.send('x'.repeat(3 * MAX));
    await client.rest();
  });

  it('tells a client that asks first not to send at all', async () => {
    const { ui, seen } = await startCounter();
    const client = await connectRaw(ui.port);
    client.send(
      `POST /api HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: ${String(MAX + 1)}\r\n\r\n`,
    );
    const reply = await client.received(/PAYLOAD_TOO_LARGE/);
    expect(reply).toMatch(/^HTTP\/1\.1 413 /);
    expect(seen.requests).toBe(0);
    client.socket.destroy();
  });

  it('lets a client that asks first go on when its body fits', async () => {
    const { ui } = await startCounter();
    const client = await connectRaw(ui.port);
    client.send(
      'POST /api HTTP/1.1\r\nHost: x\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: 4\r\n\r\n',
    );
    await client.received(/^HTTP\/1\.1 100 Continue\r\n\r\n/);
    client.send('body');
    expect(await client.rest()).toMatch(/got 4$/);
  });
});
