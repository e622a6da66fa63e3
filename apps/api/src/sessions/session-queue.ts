import { SessionBusyError } from './session-errors.ts';

/** Lets one piece of work run at a time for each session; sessions do not wait for each other. */
export interface SessionQueue {
  /** @throws SessionBusyError when too many wait already */
  run<T>(sessionId: string, work: () => Promise<T>): Promise<T>;
}

/** Makes a {@link SessionQueue}. */
export function createSessionQueue(maxWaiting: number): SessionQueue {
  const queues = new Map<string, { tail: Promise<unknown>; length: number }>();
  return {
    async run(sessionId, work) {
      const queue = queues.get(sessionId) ?? { tail: Promise.resolve(), length: 0 };
      if (queue.length > maxWaiting) {
        throw new SessionBusyError();
      }
      queues.set(sessionId, queue);
      queue.length += 1;
      const result = queue.tail.then(work);
      queue.tail = result.catch(() => undefined);
      try {
        return await result;
      } finally {
        queue.length -= 1;
        if (queue.length === 0) {
          queues.delete(sessionId);
        }
      }
    },
  };
}
