import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { findPortOwner, listeningInodes } from './port-owner.ts';

const TABLE = `  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode
   0: 0100007F:1F40 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4711 1 0 100 0 0 10 0
   1: 0100007F:1F40 0100007F:C001 01 00000000:00000000 00:00000000 00000000     0        0 4712 1 0 20 4 30 10 -1
   2: 00000000:1F90 00000000:0000 0A 00000000:00000000 00:00000000 00000000     0        0 4713 1 0 100 0 0 10 0
`;

describe('listeningInodes', () => {
  it('finds the sockets that listen on the port, not those connected through it', () => {
    expect(listeningInodes(TABLE, 8000)).toEqual(['4711']);
    expect(listeningInodes(TABLE, 8080)).toEqual(['4713']);
    expect(listeningInodes(TABLE, 80)).toEqual([]);
  });

  it('finds nothing where there is no table', () => {
    expect(listeningInodes('', 8000)).toEqual([]);
  });
});

describe('findPortOwner', () => {
  it('names the process that listens, and nobody once it does not', async () => {
    const server = createServer();
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    expect(findPortOwner(port)).toContain(`pid ${String(process.pid)} (`);
    await once(server.close(), 'close');
    expect(findPortOwner(port)).toBeNull();
  });
});
