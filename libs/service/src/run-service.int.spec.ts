import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { freePort, startProgram, startServer } from '@elevendops/testing';
import { afterEach, describe, expect, it } from 'vitest';
import { ask } from './__fixtures__/http-talk.ts';
import {
  serviceArguments,
  startServiceProcess,
  type ServiceProcess,
  type ServiceProgramOptions,
} from './__fixtures__/service-process.ts';

const running: ServiceProcess[] = [];
const PARENT = fileURLToPath(new URL('./__fixtures__/parent-program.ts', import.meta.url));

afterEach(() => {
  for (const { child } of running.splice(0)) {
    child.kill('SIGKILL');
  }
});

function start(options: ServiceProgramOptions = {}): ServiceProcess {
  const service = startServiceProcess(options);
  running.push(service);
  return service;
}

describe('a service and its supervisor', () => {
  it('announces that it is ready only when it serves', async () => {
    const service = start();
    const ready = await service.message('ready');
    expect(ready).toEqual({
      type: 'ready',
      instance: 'fixture-1',
      port: expect.any(Number) as number,
    });
    expect(await (await ask(`http://127.0.0.1:${String(ready.port)}/quick`)).body).toBe('quick');
    expect(await service.stop()).toEqual({ code: 0, signal: null });
  });

  it('sends a sign of life again and again, from before it is ready', async () => {
    const service = start({ listen: 'on-command' });
    const { instance } = await service.message('heartbeat');
    expect(instance).toBe('fixture-1');
    expect(announced(service)).toEqual(['ready']);
    service.child.send({ type: 'listen' });
    await service.message('listening');
  });

  it('opens its port on command, when it was told to wait for one', async () => {
    const port = await freePort();
    const service = start({ listen: 'on-command', port });
    expect((await service.message('ready')).port).toBeNull();
    await expect(ask(`http://127.0.0.1:${String(port)}/quick`)).rejects.toMatchObject({
      code: 'ECONNREFUSED',
    });
    service.child.send({ type: 'nonsense' });
    service.child.send({ type: 'listen' });
    expect(await service.message('listening')).toEqual({
      type: 'listening',
      instance: 'fixture-1',
      port,
    });
    expect(await (await ask(`http://127.0.0.1:${String(port)}/quick`)).body).toBe('quick');
    expect(announced(service)).toEqual(['ready', 'listening']);
  });

  it('opens its port at once when there is nobody to give the command', async () => {
    const program = startProgram(process.execPath, serviceArguments({ listen: 'on-command' }));
    const line = await program.line(/listening on/);
    const { port } = JSON.parse(line) as { readonly port: number };
    expect(await (await ask(`http://127.0.0.1:${String(port)}/quick`)).body).toBe('quick');
    expect(await program.stop()).toEqual({ code: 0, signal: null });
  });

  it('can be stopped before it was told to listen', async () => {
    const service = start({ listen: 'on-command' });
    await service.message('ready');
    expect(await service.stop()).toEqual({ code: 0, signal: null });
    expect(announced(service)).toEqual(['ready']);
    expect(service.lines.some((line) => line.includes('listening on'))).toBe(false);
  });

  it('ends by itself when its supervisor is killed', async () => {
    const parent = startProgram(process.execPath, [PARENT]);
    await parent.line(/listening on/);
    parent.child.kill('SIGKILL');
    // The service holds the parent's output open until it ends.
    expect(await parent.exit).toEqual({ code: null, signal: 'SIGKILL' });
    expect(parent.lines.join('\n')).toContain('the supervisor is gone');
    expect(parent.lines.join('\n')).toContain('"message":"stopped"');
  });

  it('ends by itself when its supervisor leaves it before it was told to listen', async () => {
    const service = start({ listen: 'on-command' });
    await service.message('ready');
    // Node never emits `close` for a child that it was itself disconnected from.
    const exit = once(service.child, 'exit');
    service.child.disconnect();
    expect(await exit).toEqual([0, null]);
  });
});

describe('a service that cannot go on', () => {
  it.each([
    ['/throw', 'uncaughtException', 'thrown by a bug'],
    ['/reject', 'unhandledRejection', 'rejected by a bug'],
  ])('ends with 70 after %s', async (path, event, message) => {
    const service = start();
    await expect(ask((await service.url()) + path)).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(await service.exit).toEqual({ code: 70, signal: null });
    const [fatal] = service.lines.filter((line) => line.includes('CRITICAL'));
    expect(fatal).toContain(event);
    expect(fatal).toContain(message);
  });

  it('says so when its port is taken, and ends with 98', async () => {
    const other = await startServer((_request, response) => response.end());
    const service = start({ port: other.port });
    expect(await service.exit).toEqual({ code: 98, signal: null });
    expect(service.lines.join('\n')).toContain(`port ${String(other.port)} is taken`);
    expect(service.messages).toEqual([]);
    await other.close();
  });
});

/** What it said, but for the heartbeat, which comes in its own time. */
function announced({ messages }: ServiceProcess): string[] {
  return messages.map(({ type }) => type).filter((type) => type !== 'heartbeat');
}
