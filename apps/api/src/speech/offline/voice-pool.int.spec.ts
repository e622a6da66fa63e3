import { afterEach, describe, expect, it } from 'vitest';
import { type OfflineFixture, offlineSpeech } from './__fixtures__/offline-fixture.ts';

const made: OfflineFixture[] = [];
const make = (...args: Parameters<typeof offlineSpeech>): OfflineFixture => {
  const fixture = offlineSpeech(...args);
  made.push(fixture);
  return fixture;
};
afterEach(async () => {
  await Promise.all(made.splice(0).map(({ close }) => close()));
});

const MEGABYTE = 1024 * 1024;

describe('createVoicePool', () => {
  it('fails the request of a process that died, and gives the others theirs', async () => {
    const { say, children, warnings } = make('mortal-voice', { maxProcesses: 1 });
    const results = await Promise.allSettled(['one', 'die now', 'two'].map((text) => say(text)));
    expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(children).toHaveLength(2);
    expect(warnings).toEqual([[{ exitCode: 7, exitSignal: null }, expect.any(String)]]);
  });

  it('starts no second process while the first is enough', async () => {
    const { say, children } = make('mortal-voice');
    for (const text of ['one', 'two', 'three']) {
      expect(Buffer.from(await say(text)).toString()).toBe(`${String(children[0]?.pid)} ${text}`);
    }
    expect(children).toHaveLength(1);
  });

  it('starts another one for a process that died while nobody asked', async () => {
    const { say, children, ended } = make('mortal-voice');
    await say('one');
    children[0]?.kill('SIGKILL');
    await ended();
    await expect(say('two')).resolves.toBeDefined();
    expect(children).toHaveLength(2);
  });

  it('ends a process that does not answer in time', async () => {
    const { say, children, ended } = make('silent-voice', { timeoutMs: 200 });
    await expect(say('Hello?')).rejects.toMatchObject({ failure: 'timeout', retryable: true });
    await ended();
    expect(children[0]?.signalCode).toBe('SIGKILL');
  });

  it('refuses what is too much to wait for, with a time to try again', async () => {
    const { say } = make('silent-voice', { maxProcesses: 1, maxWaiting: 2 });
    const leaving = new AbortController();
    const waiting = ['a', 'b', 'c'].map((text) =>
      expect(say(text, 'x', leaving.signal)).rejects.toThrow('enough'),
    );
    await expect(say('d')).rejects.toMatchObject({ failure: 'rate-limit', retryAfterSeconds: 5 });
    leaving.abort(new Error('enough'));
    await Promise.all(waiting);
  });

  it.each([
    ['garbage', 'error'],
    ['truncated', 'error'],
    ['base64', 'error'],
    ['endless', 'error'],
    ['stranger', 'error'],
    ['engine', 'error'],
    ['too-long', 'rejected'],
    ['busy', 'rate-limit'],
  ])('understands the answer "%s" as: %s', async (text, failure) => {
    const { say } = make('confused-voice', { maxProcesses: 1, timeoutMs: 15_000 });
    const before = process.memoryUsage().arrayBuffers;
    await expect(say(text)).rejects.toMatchObject({ failure, service: 'the offline voice' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(40 * MEGABYTE);
  });

  it('has nothing to do with a voice that speaks another protocol', async () => {
    const { say } = make('newer-voice');
    await expect(say('Hello?')).rejects.toMatchObject({
      message: expect.stringContaining('Install one of this version') as string,
    });
  });

  it('fails when the program cannot be started', async () => {
    const { say } = make('real', {
      program: new URL('file:///nowhere/voice.js'),
    });
    await expect(say('Hello?')).rejects.toMatchObject({ failure: 'error' });
  });

  it('repeats no text and no complaint of the process in errors and logs', async () => {
    const { say, warnings } = make('mortal-voice');
    const error = await say('canary: die').catch((reason: unknown) => reason);
    expect(String(error) + JSON.stringify([error, warnings])).not.toContain('canary');
  });
});
