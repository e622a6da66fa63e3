import { createLogger } from '@elevendops/logging';
import { beforeEach, describe, expect, it } from 'vitest';
import { FakePlatform } from './__fixtures__/fake-platform.ts';
import { createConnectionPool, type ConnectionPool } from './connection-pool.ts';

let platform: FakePlatform;
let pool: ConnectionPool;
let nowMs: number;
beforeEach(() => {
  platform = new FakePlatform();
  nowMs = 0;
  pool = createConnectionPool({
    conversations: platform,
    logger: createLogger({
      service: 'api',
      version: '1',
      revision: 'r',
      destination: { write: () => undefined },
    }),
    monotonicMs: () => nowMs,
    maxConnections: 2,
    idleMs: 1_000,
  });
});

const { signal } = new AbortController();
const say = (sessionId: string, heard: number, changes: { platformId?: string } = {}) =>
  pool.say(
    {
      sessionId,
      platformId: 'p',
      language: 'en',
      textOnly: true,
      message: `${sessionId}${String(heard)}`,
      heard,
      history: () => Promise.resolve([]),
      ...changes,
    },
    signal,
  );

describe('createConnectionPool', () => {
  it('uses one connection for a session that nobody else spoke in', async () => {
    await say('a', 0);
    await say('a', 2);
    await say('a', 4);
    expect(platform.opened).toHaveLength(1);
    await say('a', 8);
    expect(platform.opened).toHaveLength(2);
    expect(platform.closed).toBe(1);
  });

  it('opens another for another agent', async () => {
    await say('a', 0);
    await say('a', 2, { platformId: 'other' });
    expect(platform.opened.map(({ platformId }) => platformId)).toEqual(['p', 'other']);
  });

  it('closes what was used longest ago when there are too many', async () => {
    await say('a', 0);
    await say('b', 0);
    await say('a', 2);
    await say('c', 0);
    expect(platform.closed).toBe(1);
    await say('a', 4);
    expect(platform.opened).toHaveLength(3);
    await say('b', 2);
    expect(platform.opened).toHaveLength(4);
  });

  it('closes what nobody speaks over for a while, but nothing that waits for an answer', async () => {
    await say('a', 0);
    const gate = Promise.withResolvers<{ text: string; audio: null }>();
    platform.onSay = () => gate.promise;
    const waiting = say('b', 0);
    nowMs = 1_001;
    await pool.closeIdle();
    expect(platform.closed).toBe(1);
    gate.resolve({ text: 'late', audio: null });
    expect(await waiting).toMatchObject({ text: 'late' });
    await pool.closeIdle();
    expect(platform.closed).toBe(1);
    await pool.closeAll();
    expect(platform.closed).toBe(2);
  });

  it('does not keep a connection over which a message failed', async () => {
    platform.onSay = () => Promise.reject(new Error('broken'));
    await expect(say('a', 0)).rejects.toThrow('broken');
    expect(platform.closed).toBe(1);
    platform.onSay = () => Promise.resolve({ text: 'ok', audio: null });
    await say('a', 0);
    expect(platform.opened).toHaveLength(2);
  });
});
