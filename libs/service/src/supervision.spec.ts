import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { supervisionFromProcess } from './supervision.ts';

type Channel = Parameters<typeof supervisionFromProcess>[0];

function createChannel({ connected = true, send = true, instance = 'api-1' } = {}) {
  const sent: unknown[] = [];
  const channel = Object.assign(new EventEmitter(), {
    connected,
    ...(send ? { send: (message: unknown) => sent.push(message) > 0 } : {}),
  });
  return {
    channel,
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
