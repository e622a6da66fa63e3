import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { supervisionFromProcess, toldToBegin } from './supervision.ts';

type Channel = Parameters<typeof supervisionFromProcess>[0];

function createChannel({ connected = true, send = true, instance = 'api-1' } = {}) {
  const sent: unknown[] = [];
  const channel = Object.assign(new EventEmitter(), {
    connected,
    ...(send ? { send: (message: unknown) => sent.push(message) > 0 } : {}),
  });
  return {
    channel,
    /** As the parameter that it stands for. */
    line: channel as unknown as Channel,
    sent,
    supervision: supervisionFromProcess(channel as unknown as Channel, instance),
  };
}

describe('supervisionFromProcess', () => {
  it('is silent in a process without a supervisor', () => {
    const { channel, supervision } = createChannel({ connected: false, send: false });
    let isGone = false;
    supervision.onParentGone(() => {
      isGone = true;
    });
    supervision.send({ type: 'heartbeat', instance: 'api-1' });
    channel.emit('disconnect');
    expect([supervision.supervised, isGone]).toEqual([false, false]);
  });

  it('takes the line of another process manager for none of ours', () => {
    const { channel, sent, supervision } = createChannel({ instance: 'unsupervised' });
    const heard: unknown[] = [];
    supervision.onMessage((message) => heard.push(message));
    supervision.onParentGone(() => heard.push('gone'));
    supervision.send({ type: 'heartbeat', instance: 'unsupervised' });
    channel.emit('message', { type: 'listen' });
    channel.emit('disconnect');
    expect([supervision.supervised, sent, heard]).toEqual([false, [], []]);
  });

  it('passes on the messages of the supervisor, and no others', () => {
    const { channel, supervision } = createChannel();
    const heard: unknown[] = [];
    supervision.onMessage((message) => heard.push(message));
    for (const message of [null, 'listen', { type: 'listen' }, { type: 'ready' }, { state: 1 }]) {
      channel.emit('message', message);
    }
    expect(heard).toEqual([{ type: 'listen' }]);
  });

  it('says nothing once the line is cut', () => {
    const { channel, sent, supervision } = createChannel();
    supervision.send({ type: 'heartbeat', instance: 'api-1' });
    channel.connected = false;
    supervision.send({ type: 'heartbeat', instance: 'api-1' });
    expect(sent).toHaveLength(1);
  });

  it('tells once that the supervisor is gone', () => {
    const { channel, supervision } = createChannel();
    let times = 0;
    supervision.onParentGone(() => (times += 1));
    channel.emit('disconnect');
    channel.emit('disconnect');
    expect(times).toBe(1);
  });

  it('tells so too when the supervisor went before anybody asked', async () => {
    const { supervision } = createChannel({ connected: false });
    await new Promise<void>((resolve) => {
      supervision.onParentGone(resolve);
    });
  });
});

describe('toldToBegin', () => {
  const listeners = (channel: EventEmitter): number =>
    channel.listenerCount('message') + channel.listenerCount('disconnect');

  it('is true at once without a supervisor', async () => {
    const alone = createChannel({ connected: false, send: false });
    expect(await toldToBegin(alone.line, alone.supervision)).toBe(true);
    const managed = createChannel({ instance: 'unsupervised' });
    expect(await toldToBegin(managed.line, managed.supervision)).toBe(true);
  });

  it('waits for the word, and leaves what comes after it to others', async () => {
    const { channel, line, supervision } = createChannel();
    const told = toldToBegin(line, supervision);
    channel.emit('message', { type: 'listen' });
    channel.emit('message', 'begin');
    expect(listeners(channel)).toBe(2);
    channel.emit('message', { type: 'begin' });
    expect(listeners(channel)).toBe(0);
    expect(await told).toBe(true);
  });

  it('is false when the supervisor goes, or went, without a word', async () => {
    const { channel, line, supervision } = createChannel();
    const told = toldToBegin(line, supervision);
    channel.emit('disconnect');
    expect(await told).toBe(false);
    expect(listeners(channel)).toBe(0);
    const gone = createChannel({ connected: false });
    expect(await toldToBegin(gone.line, gone.supervision)).toBe(false);
  });
});
