import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { StoreUnavailableError } from '../documents/index.ts';
import { createOutageBreaker, type OutageBreaker } from './outage-breaker.ts';

const outage = () => new StoreUnavailableError('away', { retryAfterSeconds: 1 });
const fails = (error: Error) => () => Promise.reject(error);
const works = () => Promise.resolve('done');
const REFUSED = {
  code: 'ERR_STORE_UNAVAILABLE',
  message: 'The store was away a moment ago; it is tried again soon.',
};

describe('createOutageBreaker', () => {
  let breaker: OutageBreaker;

  beforeEach(() => {
    vi.useFakeTimers();
    breaker = createOutageBreaker({
      what: 'The store',
      isOutage: (error) => error instanceof StoreUnavailableError,
      opensAfter: 3,
      triesAgainAfterMs: 2_000,
    });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  async function failTimes(times: number): Promise<void> {
    for (let n = 0; n < times; n += 1) {
      await expect(breaker(fails(outage()))).rejects.toThrow('away');
    }
  }

  it('opens after three outages in a row, and not before', async () => {
    await failTimes(2);
    expect(await breaker(works)).toBe('done');
    await failTimes(3);
    const operation = vi.fn(works);
    await expect(breaker(operation)).rejects.toMatchObject({
      ...REFUSED,
      retryAfterSeconds: 2,
    });
    expect(operation).not.toHaveBeenCalled();
  });

  it('does not count what is no outage', async () => {
    for (let n = 0; n < 10; n += 1) {
      await expect(breaker(fails(new Error('conflict')))).rejects.toThrow('conflict');
    }
    expect(await breaker(works)).toBe('done');
  });

  it('lets one call try after a while, has the others not wait for it, and closes when it works', async () => {
    await failTimes(3);
    vi.advanceTimersByTime(2_000);
    const trial = Promise.withResolvers<string>();
    const trying = breaker(() => trial.promise);
    await expect(breaker(works)).rejects.toMatchObject(REFUSED);
    trial.resolve('back');
    expect(await trying).toBe('back');
    expect(await breaker(works)).toBe('done');
  });

  it('stays open when the call that tries fails', async () => {
    await failTimes(3);
    vi.advanceTimersByTime(2_000);
    await failTimes(1);
    await expect(breaker(works)).rejects.toMatchObject(REFUSED);
  });
});
