import { afterEach, describe, expect, it } from 'vitest';
import { connectRaw, exchange } from '../__fixtures__/raw-client.ts';
import { createWorld } from '../__fixtures__/ui-world.ts';

const world = createWorld();
afterEach(world.close);

/** A UI server whose API notes each request that it sees. */
async function startWatched() {
  const seen: string[] = [];
  const api = await world.startApi((request, response) => {
    seen.push(`${String(request.method)} ${String(request.url)}`);
    request.resume().on('end', () => response.end('answered'));
  });
  return { seen, ui: await world.startUi({ apiOrigin: api.url }) };
}

const SMUGGLED = 'GET /api/smuggled HTTP/1.1\r\nHost: x\r\n\r\n';

describe('request smuggling', () => {
  it.each([
    ['both framings', 'Content-Length: 4\r\nTransfer-Encoding: chunked'],
    ['both framings, the other way round', 'Transfer-Encoding: chunked\r\nContent-Length: 4'],
    ['a space before the colon', 'Transfer-Encoding : chunked'],
    ['an unknown coding', 'Transfer-Encoding: xchunked'],
    ['a coding after chunked', 'Transfer-Encoding: chunked, identity'],
    ['a coding before chunked', 'Transfer-Encoding: gzip, chunked'],
    ['chunked twice', 'Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked'],
    ['two lengths', 'Content-Length: 4\r\nContent-Length: 5'],
    ['a list of lengths', 'Content-Length: 4, 4'],
    ['a signed length', 'Content-Length: +4'],
    ['a hexadecimal length', 'Content-Length: 0x4'],
    ['a negative length', 'Content-Length: -1'],
    ['a folded header', 'Transfer-Encoding:\r\n chunked\r\nContent-Length: 4'],
    ['a bare carriage return', 'X: a\rTransfer-Encoding: chunked'],
    ['a NUL in a header', 'X: a\0b'],
  ])('refuses %s and forwards nothing', async (_name, framing) => {
    const { ui, seen } = await startWatched();
    const reply = await exchange(
      ui.port,
      `POST /api HTTP/1.1\r\nHost: x\r\nConnection: close\r\n${framing}\r\n\r\n0\r\n\r\n${SMUGGLED}`,
    );
    expect(reply).toMatch(/^HTTP\/1\.1 400 /);
    expect(reply).toMatch(/^Connection: close$/im);
    expect(reply).toMatch(/^Content-Security-Policy: /im);
    expect(reply).toContain('VALIDATION_ERROR');
    expect(reply.match(/HTTP\/1\.1 /g)).toHaveLength(1);
    expect(seen).toEqual([]);
  });

  it('keeps a chunked body of GET inside its request', async () => {
    const { ui, seen } = await startWatched();
    const size = SMUGGLED.length.toString(16);
    const client = await connectRaw(ui.port);
    client.send(
      'GET /api/first HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n' +
        `${size}\r\n${SMUGGLED}\r\n0\r\n\r\n` +
        'GET /api/second HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n',
    );
    const reply = await client.rest();
    expect(reply.match(/HTTP\/1\.1 200/g)).toHaveLength(2);
    expect(seen.sort()).toEqual(['GET /api/first', 'GET /api/second']);
  });

  it.each(['content-length', 'transfer-encoding', 'host'])(
    'does not let Connection take %s away',
    async (name) => {
      const { ui, seen } = await startWatched();
      const framed =
        name === 'transfer-encoding'
          ? `Transfer-Encoding: chunked\r\n\r\n${SMUGGLED.length.toString(16)}\r\n${SMUGGLED}\r\n0\r\n\r\n`
          : `Content-Length: ${String(SMUGGLED.length)}\r\n\r\n${SMUGGLED}`;
      const reply = await exchange(
        ui.port,
        `GET /api/only HTTP/1.1\r\nHost: x\r\nConnection: close, ${name}\r\n${framed}`,
      );
      expect(reply).toMatch(/^HTTP\/1\.1 200 /);
      expect(seen).toEqual(['GET /api/only']);
    },
  );

  it('ends the connection after a chunk that is malformed, and the request to the API with it', async () => {
    const { ui, seen } = await startWatched();
    const reply = await exchange(
      ui.port,
      `POST /api HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n${SMUGGLED}`,
    );
    expect(reply).toMatch(/^HTTP\/1\.1 400 /);
    expect(seen.filter((line) => line.includes('smuggled'))).toEqual([]);
  });

  it('never puts an error reply into the middle of another', async () => {
    const api = await world.startApi((_request, response) => void response.write('partial'));
    const ui = await world.startUi({ apiOrigin: api.url });
    const client = await connectRaw(ui.port);
    client.send('GET /api HTTP/1.1\r\nHost: x\r\n\r\n');
    await client.received(/partial/);
    client.send('nonsense\r\n\r\n');
    expect((await client.rest()).match(/HTTP\/1\.1/g)).toHaveLength(1);
  });
});
