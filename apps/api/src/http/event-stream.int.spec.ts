import { startServer, type TestServer } from '@elevendops/testing';
import compression from 'compression';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { openEventStream, type EventStream } from './event-stream.ts';

let server: TestServer;
afterEach(() => server.close());

/** A server whose one stream the test writes to, and whose heart beats when the test says so. */
async function stage() {
  const opened = Promise.withResolvers<EventStream>();
  const beats: { ms: number; beat: () => void; signal: AbortSignal }[] = [];
  const app = express();
  app.use(compression());
  app.get('/', (_request, response) => {
    const sleep = (ms: number, signal: AbortSignal) =>
      new Promise<void>((resolve) => {
        beats.push({ ms, beat: resolve, signal });
        signal.addEventListener('abort', () => {
          resolve();
        });
      });
    opened.resolve(openEventStream(response, { sleep }));
  });
  server = await startServer(app);
  const response = await fetch(server.url);
  return { response, beats, stream: await opened.promise };
}

const never = new AbortController().signal;

describe('openEventStream', () => {
  it('sends its headers at once, and each event in a frame of one line', async () => {
    const { response, stream } = await stage();
    expect(response.headers.get('content-type')).toContain('text/event-stream');
    await stream.send({ text: 'two\nlines' }, never);
    stream.end();
    expect(await response.text()).toBe('data: {"text":"two\\nlines"}\n\n');
  });

  it('says something every 15 s, until it ends', async () => {
    const { response, beats, stream } = await stage();
    expect(beats[0]?.ms).toBe(15_000);
    beats[0]?.beat();
    await expect.poll(() => beats.length).toBe(2);
    beats[1]?.beat();
    await expect.poll(() => beats.length).toBe(3);
    stream.end();
    expect(await response.text()).toBe(': keep-alive\n\n: keep-alive\n\n');
    expect(beats[2]?.signal.aborted).toBe(true);
  });

  it('waits while the client does not read, and goes on once it has left', async () => {
    const { response, stream } = await stage();
    const large = 'x'.repeat(1_000_000);
    let sent = 0;
    const sending = (async () => {
      for (; sent < 200; sent += 1) {
        await stream.send(large, never);
      }
    })();
    await expect.poll(() => sent).toBeGreaterThan(0);
    const held = sent;
    await (await fetch(`${server.url}/nothing`)).text();
    expect(sent).toBeLessThan(200);
    expect(sent - held).toBeLessThan(50);
    await response.body?.cancel();
    await sending;
    expect(sent).toBe(200);
  });
});
