/** Why somebody's wait ended. */
export type WaitEnd = 'go-on' | 'too-long' | 'closed';

/** A place where a bounded number of guests wait for a bounded time. */
export interface WaitingRoom<Guest extends object> {
  /** Lets a guest in, to wait no longer than that; false when there is no place. */
  enter(guest: Guest, waitMs: number): boolean;
  has(guest: Guest): boolean;
  /** The guest has gone by itself. */
  leave(guest: Guest): void;
  /** Lets everybody go on; gives how many waited. */
  open(): number;
  /** Sends everybody away, and lets nobody in any more. */
  close(): void;
}

/** How many may wait, and who is told when a wait ends. */
export interface WaitingRoomOptions<Guest> {
  readonly maxWaiting: number;
  /** Whether there is no need to wait, which is looked at again from time to time. */
  readonly isOpen: () => boolean;
  readonly lookAgainMs: number;
  /** Calls back after a time; returns what takes the call back. */
  readonly after: (ms: number, callback: () => void) => () => void;
  readonly onEnd: (guest: Guest, end: WaitEnd) => void;
}

/** Makes an empty {@link WaitingRoom}. Whoever enters is told of the end exactly once, unless it leaves. */
export function createWaitingRoom<Guest extends object>(
  options: WaitingRoomOptions<Guest>,
): WaitingRoom<Guest> {
  const { maxWaiting, isOpen, lookAgainMs, after, onEnd } = options;
  /** Who waits, in the order of arrival, and what takes the next look back. */
  const waiting = new Map<Guest, () => void>();
  let isClosed = false;

  function wait(guest: Guest, leftMs: number): void {
    const nextMs = Math.min(leftMs, lookAgainMs);
    const cancel = after(nextMs, () => {
      if (isOpen()) {
        end(guest, 'go-on');
      } else if (leftMs <= nextMs) {
        end(guest, 'too-long');
      } else {
        wait(guest, leftMs - nextMs);
      }
    });
    waiting.set(guest, cancel);
  }

  function remove(guest: Guest): boolean {
    waiting.get(guest)?.();
    return waiting.delete(guest);
  }

  function end(guest: Guest, how: WaitEnd): void {
    if (remove(guest)) {
      onEnd(guest, how);
    }
  }

  function endAll(how: WaitEnd): number {
    // Whoever comes back at once waits anew.
    const guests = [...waiting.keys()];
    guests.forEach((guest) => {
      end(guest, how);
    });
    return guests.length;
  }

  return {
    enter(guest, waitMs) {
      const hasPlace = !isClosed && waitMs > 0 && waiting.size < maxWaiting && !waiting.has(guest);
      if (hasPlace) {
        wait(guest, waitMs);
      }
      return hasPlace;
    },
    has: (guest) => waiting.has(guest),
    leave: (guest) => void remove(guest),
    open: () => endAll('go-on'),
    close() {
      isClosed = true;
      endAll('closed');
    },
  };
}
