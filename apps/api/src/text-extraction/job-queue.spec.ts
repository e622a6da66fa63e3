import { describe, expect, it } from 'vitest';
import { createJobQueue } from './job-queue.ts';

const NEVER = new AbortController().signal;

/** A job that the test starts and ends, and that says when it was started. */
function createJob() {
  const start = Promise.withResolvers<undefined>();
  const end = Promise.withResolvers<string>();
  return {
    run: () => {
      start.resolve(undefined);
      return end.promise;
    },
    started: start.promise,
    end,
  };
}

describe('createJobQueue', () => {
  it('runs no more jobs at a time than it may, and the others in order', async () => {
    const queue = createJobQueue(2);
    const order: number[] = [];
    const jobs = [createJob(), createJob(), createJob(), createJob()];
    const results = jobs.map((job, index) =>
      queue.run(() => {
        order.push(index);
        return job.run();
      }, NEVER),
    );
    await jobs[1]?.started;
    expect(order).toEqual([0, 1]);
    jobs[1]?.end.resolve('one');
    await jobs[2]?.started;
    expect(order).toEqual([0, 1, 2]);
    jobs[0]?.end.resolve('zero');
    jobs[2]?.end.resolve('two');
    jobs[3]?.end.resolve('three');
    expect(await Promise.all(results)).toEqual(['zero', 'one', 'two', 'three']);
    expect(order).toEqual([0, 1, 2, 3]);
  });

  it('goes on after a job that failed', async () => {
    const queue = createJobQueue(1);
    const failed = queue.run(() => Promise.reject(new Error('broken')), NEVER);
    const next = queue.run(() => Promise.resolve('fine'), NEVER);
    await expect(failed).rejects.toThrow('broken');
    await expect(next).resolves.toBe('fine');
  });

  it('never starts a job that was given up while it waited, and gives its turn to the next', async () => {
    const queue = createJobQueue(1);
    const first = createJob();
    const leaving = new AbortController();
    let wasStarted = false;
    const running = queue.run(first.run, NEVER);
    const givenUp = queue.run(() => {
      wasStarted = true;
      return Promise.resolve();
    }, leaving.signal);
    const last = queue.run(() => Promise.resolve('last'), NEVER);
    await first.started;
    leaving.abort(new Error('the client left'));
    await expect(givenUp).rejects.toThrow('the client left');
    first.end.resolve('');
    await running;
    await expect(last).resolves.toBe('last');
    expect(wasStarted).toBe(false);
  });

  it('refuses a job whose signal is aborted already', async () => {
    await expect(
      createJobQueue(1).run(() => Promise.resolve(), AbortSignal.abort(new Error('gone'))),
    ).rejects.toThrow('gone');
  });
});
