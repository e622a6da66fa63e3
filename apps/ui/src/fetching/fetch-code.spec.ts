import { describe, expect, it } from 'vitest';
import { CodeNotFetchedError, fetchCode, fetchPatiently } from './fetch-code.ts';

/** Fails so many times, and then gives a value. */
function failing(times: number) {
  const calls = { count: 0 };
  return {
    calls,
    fetch() {
      calls.count += 1;
      return calls.count <= times
        ? Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
        : Promise.resolve('code');
    },
  };
}

describe('fetchCode', () => {
  it('gives what came', async () => {
    expect(await fetchCode(failing(0).fetch)).toBe('code');
  });

  it('says that the code did not come, and why', async () => {
    const error: unknown = await fetchCode(failing(1).fetch).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CodeNotFetchedError);
    expect((error as Error).cause).toBeInstanceOf(TypeError);
  });
});

describe('fetchPatiently', () => {
  it('asks again after a pause until it is there', async () => {
    const { calls, fetch } = failing(3);
    let pauses = 0;
    const pause = () => {
      pauses += 1;
      return Promise.resolve();
    };
    expect(await fetchPatiently(fetch, { pause })).toBe('code');
    expect([calls.count, pauses]).toEqual([4, 3]);
  });

  it('gives up after so many attempts', async () => {
    const { calls, fetch } = failing(9);
    const hopeless = fetchPatiently(fetch, { attempts: 3, pause: () => Promise.resolve() });
    await expect(hopeless).rejects.toBeInstanceOf(CodeNotFetchedError);
    expect(calls.count).toBe(3);
  });
});
