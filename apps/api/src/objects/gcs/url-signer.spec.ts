import { describe, expect, it } from 'vitest';
import { createUrlSigner } from './url-signer.ts';

function bench(sign: (key: string) => Promise<string>) {
  let time = 0;
  const signed: string[] = [];
  let running = 0;
  let peak = 0;
  let expire = (): void => undefined;
  const signer = createUrlSigner({
    async sign(key, expiresAt) {
      signed.push(key);
      running += 1;
      peak = Math.max(peak, running);
      await new Promise(setImmediate);
      try {
        return `${await sign(key)}#${String(expiresAt.getTime())}`;
      } finally {
        running -= 1;
      }
    },
    now: () => new Date(time),
    sleep: (_milliseconds, signal) =>
      new Promise((resolve) => {
        expire = resolve;
        signal.addEventListener('abort', () => {
          resolve();
        });
      }),
  });
  return {
    urlOf: (key: string) => signer.urlOf(key),
    forget: (key: string) => {
      signer.forget(key);
    },
    signed,
    peak: () => peak,
    pass: (milliseconds: number) => (time += milliseconds),
    expire: () => {
      expire();
    },
  };
}

describe('createUrlSigner', () => {
  it('signs for an hour, and once in half an hour, so that each address holds for half an hour', async () => {
    const { urlOf, signed, pass } = bench((key) => Promise.resolve(`https://x/${key}`));
    expect(await urlOf('a')).toBe('https://x/a#3600000');
    pass(1_799_999);
    expect(await urlOf('a')).toBe('https://x/a#3600000');
    expect(signed).toEqual(['a']);
    pass(1);
    expect(await urlOf('a')).toBe('https://x/a#5400000');
  });

  it('signs an address once when many ask for it at a time', async () => {
    const { urlOf, signed } = bench((key) => Promise.resolve(key));
    await Promise.all(Array.from({ length: 50 }, () => urlOf('a')));
    expect(signed).toEqual(['a']);
  });

  it('signs a list of a hundred a few at a time, each its own', async () => {
    const { urlOf, peak } = bench((key) => Promise.resolve(key));
    const keys = Array.from({ length: 100 }, (_, index) => `k${String(index)}`);
    expect(await Promise.all(keys.map(urlOf))).toEqual(keys.map((key) => `${key}#3600000`));
    expect(peak()).toBe(16);
  });

  it('does not keep a failure, and stops asking after three', async () => {
    let fails = true;
    const { urlOf, signed } = bench((key) =>
      fails ? Promise.reject(new Error('no rights')) : Promise.resolve(key),
    );
    await expect(urlOf('a')).rejects.toMatchObject({ code: 'ERR_STORE_UNAVAILABLE' });
    fails = false;
    expect(await urlOf('a')).toBe('a#3600000');
    fails = true;
    for (const key of ['b', 'c', 'd', 'e', 'f']) {
      await expect(urlOf(key)).rejects.toMatchObject({ code: 'ERR_STORE_UNAVAILABLE' });
    }
    expect(signed).toEqual(['a', 'a', 'b', 'c', 'd']);
  });

  it('does not wait for a signature that does not come', async () => {
    const { urlOf, expire } = bench(() => new Promise(() => undefined));
    const url = urlOf('a');
    await new Promise(setImmediate);
    expire();
    await expect(url).rejects.toMatchObject({ code: 'ERR_STORE_UNAVAILABLE' });
  });

  it('forgets the address of an object that is gone', async () => {
    const { urlOf, forget, signed } = bench((key) => Promise.resolve(key));
    await urlOf('a');
    forget('a');
    await urlOf('a');
    expect(signed).toEqual(['a', 'a']);
  });
});
