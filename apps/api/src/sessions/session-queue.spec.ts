import { describe, expect, it } from 'vitest';
import { SessionBusyError } from './session-errors.ts';
import { createSessionQueue } from './session-queue.ts';

describe('createSessionQueue', () => {
  it('runs the work of one session in order, one at a time', async () => {
    const queue = createSessionQueue(10);
    let running = 0;
    const order: number[] = [];
    const work = (number: number) => async () => {
      running += 1;
      expect(running).toBe(1);
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      order.push(number);
      running -= 1;
    };
    await Promise.all([1, 2, 3, 4].map((number) => queue.run('a', work(number))));
    expect(order).toEqual([1, 2, 3, 4]);
  });

  it('[bug 6] lets no session wait for another', async () => {
    const queue = createSessionQueue(0);
    const gate = Promise.withResolvers<string>();
    const slow = queue.run('a', () => gate.promise);
    expect(await queue.run('b', () => Promise.resolve('done'))).toBe('done');
    gate.resolve('late');
    expect(await slow).toBe('late');
  });

  it('refuses what would have to wait behind too many', async () => {
    const queue = createSessionQueue(1);
    const gate = Promise.withResolvers<number>();
    const first = queue.run('a', () => gate.promise);
    const second = queue.run('a', () => Promise.resolve(2));
    await expect(queue.run('a', () => Promise.resolve(3))).rejects.toThrow(SessionBusyError);
    gate.resolve(1);
    expect(await Promise.all([first, second])).toEqual([1, 2]);
    expect(await queue.run('a', () => Promise.resolve(4))).toBe(4);
  });

  it('goes on after work that failed', async () => {
    const queue = createSessionQueue(1);
    const failed = queue.run('a', () => Promise.reject(new Error('no')));
    const next = queue.run('a', () => Promise.resolve('yes'));
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });
});
