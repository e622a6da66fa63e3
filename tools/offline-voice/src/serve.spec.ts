import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { VOICE } from './__fixtures__/requests.ts';
import type { Reply } from './protocol.ts';
import { serve } from './serve.ts';
import type { Speaker } from './speaker.ts';

const speak = (id: string): string =>
  JSON.stringify({ type: 'speak', id, voice: VOICE, parts: [{ text: id, language: 'en' }] });

/** A conversation with a speaker who speaks when told to. */
function conversation(say: Speaker['speak']) {
  const input = new PassThrough();
  const replies: Reply[] = [];
  const ended = serve({
    input,
    write: (reply) => Promise.resolve(void replies.push(reply)),
    speaker: { speak: say },
  });
  return { replies, ended, input, send: (line: string) => void input.write(`${line}\n`) };
}

const untilAborted: Speaker['speak'] = (_parts, _voice, signal) =>
  new Promise((_resolve, reject) => {
    signal.addEventListener('abort', () => {
      reject(signal.reason as Error);
    });
  });

describe('serve', () => {
  it('answers requests in the order they came, and other lines at once', async () => {
    const { replies, ended, input, send } = conversation(() => Promise.resolve(Buffer.from('mp3')));
    send(speak('a'));
    send('hello?');
    send(speak('b'));
    await expect.poll(() => replies).toHaveLength(3);
    input.end();
    await ended;
    expect(replies.filter(({ type }) => type === 'speech')).toEqual([
      { type: 'speech', id: 'a', mp3: 'bXAz' },
      { type: 'speech', id: 'b', mp3: 'bXAz' },
    ]);
    expect(replies).toContainEqual({ type: 'failed', id: null, reason: 'malformed' });
  });

  it('drops what is cancelled, under way or waiting, and goes on with the rest', async () => {
    let spoken = 0;
    const { replies, ended, input, send } = conversation((...request) => {
      spoken += 1;
      return spoken === 1 ? untilAborted(...request) : Promise.resolve(Buffer.from('mp3'));
    });
    ['a', 'b', 'c'].map(speak).forEach(send);
    ['b', 'a', 'unknown'].forEach((id) => {
      send(JSON.stringify({ type: 'cancel', id }));
    });
    await expect.poll(() => replies).toHaveLength(3);
    input.end();
    await ended;
    expect(replies).toEqual([
      { type: 'failed', id: 'a', reason: 'cancelled' },
      { type: 'failed', id: 'b', reason: 'cancelled' },
      { type: 'speech', id: 'c', mp3: 'bXAz' },
    ]);
    expect(spoken).toBe(2);
  });

  it('takes only so many requests, and no id twice', async () => {
    const { replies, ended, input, send } = conversation(untilAborted);
    for (let index = 0; index < 33; index += 1) {
      send(speak(`r${String(index)}`));
    }
    send(speak('r0'));
    await expect
      .poll(() => replies)
      .toEqual([
        { type: 'failed', id: 'r32', reason: 'busy' },
        { type: 'failed', id: 'r0', reason: 'malformed' },
      ]);
    input.end();
    await ended;
    expect(
      replies.filter((reply) => 'reason' in reply && reply.reason === 'cancelled'),
    ).toHaveLength(32);
  });

  it('tells the request that broke the engine, and ends with its error', async () => {
    const breakage = new Error('unreachable');
    const { replies, ended, send } = conversation(() => Promise.reject(breakage));
    send(speak('a'));
    send(speak('b'));
    await expect(ended).rejects.toBe(breakage);
    expect(replies).toEqual([{ type: 'failed', id: 'a', reason: 'engine' }]);
  });

  it('refuses a line without end, and reads on behind it', async () => {
    const { replies, ended, input, send } = conversation(() => Promise.resolve(Buffer.from('mp3')));
    send('x'.repeat(300_000));
    send(speak('a'));
    await expect.poll(() => replies).toHaveLength(2);
    input.end();
    await ended;
    expect(replies[0]).toEqual({ type: 'failed', id: null, reason: 'too-long' });
  });
});
