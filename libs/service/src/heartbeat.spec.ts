import type { ServiceMessage } from '@elevendops/health';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HEARTBEAT_PERIOD_MS, startHeartbeat } from './heartbeat.ts';
import type { Supervision } from './supervision.ts';

function createSupervision(supervised: boolean) {
  const sent: ServiceMessage[] = [];
  const supervision: Supervision = {
    supervised,
    instance: 'api-1',
    send: (message) => sent.push(message),
    onMessage: () => undefined,
    onParentGone: () => undefined,
  };
  return { supervision, sent };
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('startHeartbeat', () => {
  it('beats once a period, under the name of the incarnation, until it is ended', () => {
    const { supervision, sent } = createSupervision(true);
    const end = startHeartbeat(supervision);
    vi.advanceTimersByTime(3 * HEARTBEAT_PERIOD_MS);
    expect(sent).toEqual(Array(3).fill({ type: 'heartbeat', instance: 'api-1' }));
    end();
    vi.advanceTimersByTime(3 * HEARTBEAT_PERIOD_MS);
    expect(sent).toHaveLength(3);
  });

  it('has nobody to tell without a supervisor', () => {
    const { supervision, sent } = createSupervision(false);
    const end = startHeartbeat(supervision);
    vi.advanceTimersByTime(3 * HEARTBEAT_PERIOD_MS);
    expect(vi.getTimerCount()).toBe(0);
    end();
    expect(sent).toEqual([]);
  });
});
