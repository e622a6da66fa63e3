import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ask } from './ask.ts';
import { serve, type ServerPlan } from './serve.ts';

const ANSWER = `require('http').createServer((_, response) => response.end('here'))
  .listen(process.argv[1], '127.0.0.1')`;

function node(program: string): (port: number) => ServerPlan {
  return (port) => ({ command: process.execPath, args: ['-e', program, String(port)] });
}

async function isThere(port: number): Promise<boolean> {
  const answer = await ask({ port, path: '/', timeoutMs: 1_000 });
  return 'status' in answer && answer.body === 'here';
}

describe('serve', () => {
  it('resolves when the server answers, and leaves nothing behind at its end', async () => {
    const server = await serve(node(ANSWER), isThere);
    expect(server.memory()).toBeGreaterThan(1_000_000);
    expect(server.cpuMs()).toBeGreaterThan(0);
    expect(existsSync(server.folder)).toBe(true);
    await server.end();
    expect(await isThere(server.port)).toBe(false);
    expect(server.memory()).toBe(0);
    expect(existsSync(server.folder)).toBe(false);
    await server.end();
  });

  it('says what a server said that ended before it was ready', async () => {
    const failing = serve(node(`console.error('no such thing'); process.exit(3)`), isThere);
    await expect(failing).rejects.toThrow(/did not become ready: no such thing/);
  });

  it('says so when there is no such program', async () => {
    const missing = serve(() => ({ command: '/no/such/program', args: [] }), isThere);
    await expect(missing).rejects.toThrow(/no\/such\/program/);
  });
});
