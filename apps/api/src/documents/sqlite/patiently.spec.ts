import { describe, expect, it } from 'vitest';
import { jittered, patiently } from './patiently.ts';

const busy = () => Object.assign(new Error('busy'), { code: 'ERR_SQLITE_ERROR', errcode: 261 });

describe('patiently', () => {
  it('tries again while another process is in the way', async () => {
    const pauses: number[] = [];
    const pause = (ms: number) => Promise.resolve(void pauses.push(ms));
    let tries = 0;
    const attempt = () => {
      tries += 1;
      if (tries < 4) {
        throw busy();
      }
      return 'done';
    };
    expect(await patiently(attempt, { budgetMs: 1_000, pause })).toBe('done');
    expect(pauses).toHaveLength(3);
  });

  it('throws the last error when the budget is used up', async () => {
    const pauses: number[] = [];
    const pause = (ms: number) => Promise.resolve(void pauses.push(ms));
    const failing = patiently(
      () => {
        throw busy();
      },
      { budgetMs: 300, pause },
    );
    await expect(failing).rejects.toThrow('busy');
    const waited = pauses.reduce((sum, ms) => sum + ms, 0);
    expect(waited).toBeGreaterThanOrEqual(300);
    expect(waited).toBeLessThanOrEqual(350);
  });

  it('throws any other error at once', async () => {
    const failing = patiently(
      () => {
        throw new RangeError('other');
      },
      { budgetMs: 1_000, pause: () => Promise.reject(new Error('must not wait')) },
    );
    await expect(failing).rejects.toThrow(RangeError);
  });
});

describe('jittered', () => {
  it('stays between 2 ms and the longest pause in any round', () => {
    for (let round = 1; round <= 60; round += 1) {
      expect(jittered(round, 50)).toBeGreaterThanOrEqual(2);
      expect(jittered(round, 50)).toBeLessThanOrEqual(50);
    }
  });
});
