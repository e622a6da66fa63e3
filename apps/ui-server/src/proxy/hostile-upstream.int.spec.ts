import { afterEach, describe, expect, it } from 'vitest';
import { connectRaw, exchange } from '../__fixtures__/raw-client.ts';
import { startRawUpstream } from '../__fixtures__/raw-upstream.ts';
import { createWorld } from '../__fixtures__/ui-world.ts';

const world = createWorld();
afterEach(world.close);

/** The reply to a request whose upstream says this, once it is certain that the server still works. */
async function replyTo(said: string): Promise<string> {
  const upstream = await startRawUpstream((socket) => socket.end(said, 'latin1'));
  world.onClose(upstream.close);
  const ui = await world.startUi({ apiOrigin: upstream.origin });
  const reply = await exchange(
    ui.port,
    'GET /api HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
  );
  expect((await fetch(ui.url)).status).toBe(200);
  return reply;
}

describe('an upstream that breaks the rules', () => {
  it.each([
    ['is not HTTP', 'SSH-2.0-OpenSSH_9.6\r\n'],
    [
      'switches protocols unasked',
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n',
    ],
    [
      'has both framings',
      'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\nok',
    ],
    ['has two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\nok'],
    ['has a status below 100', 'HTTP/1.1 099 Odd\r\nContent-Length: 2\r\n\r\nok'],
    [
      'has a control character in a header',
      'HTTP/1.1 200 OK\r\nX-A: a\x01b\r\nContent-Length: 0\r\n\r\n',
    ],
    ['has a header name with a space', 'HTTP/1.1 200 OK\r\nX A: 1\r\nContent-Length: 0\r\n\r\n'],
  ])('is answered with 502 when its reply %s', async (_name, said) => {
    const reply = await replyTo(said);
    expect(reply).toMatch(/^HTTP\/1\.1 502 /);
    expect(reply).toContain('API_UNAVAILABLE');
  });

  it('is answered with 503 when it says nothing', async () => {
    expect(await replyTo('')).toMatch(/^HTTP\/1\.1 503 /);
  });

  it('does not keep a client waiting that is still sending to it', async () => {
    const upstream = await startRawUpstream((socket) =>
      socket.end('HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: Upgrade\r\n\r\n'),
    );
    world.onClose(upstream.close);
    const ui = await world.startUi({ apiOrigin: upstream.origin });
    const client = await connectRaw(ui.port);
    client.send(
      'POST /api HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 8\r\n\r\nfour',
    );
    await client.received(/502 /);
    client.send('more');
    expect(await client.rest()).toContain('API_UNAVAILABLE');
  });

  it('cannot take our security headers away', async () => {
    const reply = await replyTo(
      'HTTP/1.1 200 OK\r\nContent-Security-Policy: default-src *\r\nX-Frame-Options: ALLOWALL\r\n' +
        'Connection: X-Content-Type-Options\r\nContent-Length: 2\r\n\r\nok',
    );
    expect(reply.match(/^Content-Security-Policy: (.*)$/gim)).toHaveLength(1);
    expect(reply).toMatch(/^Content-Security-Policy: default-src 'self';/im);
    expect(reply).toMatch(/^X-Frame-Options: DENY$/im);
    expect(reply).toMatch(/^X-Content-Type-Options: nosniff$/im);
  });

  it('cannot answer the next request with what it sends after its reply', async () => {
    const extra = 'HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\npoisoned';
    const upstream = await startRawUpstream((socket) =>
      socket.write(`HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok${extra}`),
    );
    world.onClose(upstream.close);
    const ui = await world.startUi({ apiOrigin: upstream.origin });
    for (let round = 0; round < 5; round += 1) {
      expect(await (await fetch(`${ui.url}/api`)).text()).toBe('ok');
    }
  });

  it('may send early hints, which are not passed on', async () => {
    const reply = await replyTo(
      'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok',
    );
    expect(reply).toMatch(/^HTTP\/1\.1 200 .*ok$/s);
  });
});
