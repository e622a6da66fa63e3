import type { Server } from 'node:http';
import { createLogger } from '@elevendops/logging';
import { startServer } from '@elevendops/testing';
import { describe, expect, it } from 'vitest';
import { createLifecycle, runService, type RunServiceOptions, type Supervision } from './index.ts';

const ALONE: Supervision = {
  supervised: false,
  instance: 'test',
  send: () => undefined,
  onMessage: () => undefined,
  onParentGone: () => undefined,
};

function run(more: Partial<RunServiceOptions> = {}) {
  return runService({
    name: 'test',
    host: '127.0.0.1',
    port: 0,
    listener: (_request, response) => response.end('hello'),
    refuse: (_request, response) => response.writeHead(503).end(),
    isAlwaysServed: () => false,
    logger: createLogger({
      service: 'test',
      version: '1',
      revision: 'local',
      destination: { write: () => undefined },
    }),
    lifecycle: createLifecycle(),
    supervision: ALONE,
    ...more,
  });
}

describe('runService', () => {
  it('rejects `listening` when the port is taken, and can be stopped all the same', async () => {
    const other = await startServer((_request, response) => response.end());
    const service = run({ port: other.port });
    await expect(service.listening).rejects.toMatchObject({ code: 'EADDRINUSE' });
    expect(await service.stop('test')).toBe(true);
    await other.close();
  });

  it('closes the port again when it is stopped while it opens', async () => {
    const sent: unknown[] = [];
    let server: Server | undefined;
    const service = run({
      supervision: { ...ALONE, send: (message) => sent.push(message) },
      prepare: (prepared) => {
        server = prepared;
      },
    });
    expect(await service.stop('test')).toBe(true);
    expect(server?.listening).toBe(false);
    server?.once('listening', () => sent.push('opened after all'));
    await new Promise(setImmediate);
    expect(await service.listening).toBeNull();
    expect(sent).toEqual([]);
  });

  it('releases what it holds once, however often it is stopped', async () => {
    let releases = 0;
    const service = run({ release: () => void (releases += 1) });
    await service.listening;
    expect(await Promise.all([service.stop('one'), service.stop('two')])).toEqual([true, true]);
    expect(releases).toBe(1);
  });

  it('rejects the stop when releasing fails', async () => {
    const service = run({ release: () => Promise.reject(new Error('the disk is full')) });
    await service.listening;
    await expect(service.stop('test')).rejects.toThrow('the disk is full');
  });
});
