import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createWaitingRoom, type WaitEnd } from './waiting-room.ts';

const MAX_WAITING = 3;
const MAX_WAIT_MS = 1_000;
const LOOK_AGAIN_MS = 200;

type Guest = { readonly id: number; readonly sinceMs: number; readonly waitMs: number };

/** A waiting room in a time that the test lets pass. */
function createScene() {
  let nowMs = 0;
  let isOpen = false;
  const timers = new Set<{ readonly dueMs: number; readonly callback: () => void }>();
  const ends: { readonly guest: Guest; readonly end: WaitEnd; readonly atMs: number }[] = [];
  const room = createWaitingRoom<Guest>({
    maxWaiting: MAX_WAITING,
    isOpen: () => isOpen,
    lookAgainMs: LOOK_AGAIN_MS,
    after(ms, callback) {
      const timer = { dueMs: nowMs + ms, callback };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    onEnd: (guest, end) => void ends.push({ guest, end, atMs: nowMs }),
  });
  return {
    room,
    ends,
    timers,
    now: () => nowMs,
    setOpen: (open: boolean) => {
      isOpen = open;
    },
    pass(ms: number) {
      const untilMs = nowMs + ms;
      for (;;) {
        const [next] = [...timers].sort((a, b) => a.dueMs - b.dueMs);
        if (next === undefined || next.dueMs > untilMs) {
          nowMs = untilMs;
          return;
        }
        timers.delete(next);
        nowMs = next.dueMs;
        next.callback();
      }
    },
  };
}

const action = fc.oneof(
  fc.record({
    do: fc.constant('enter' as const),
    waitMs: fc.integer({ min: -1, max: MAX_WAIT_MS }),
  }),
  fc.record({ do: fc.constant('leave' as const), which: fc.nat(10) }),
  fc.record({ do: fc.constant('pass' as const), ms: fc.nat(600) }),
  fc.record({ do: fc.constant('setOpen' as const), open: fc.boolean() }),
  fc.record({ do: fc.constantFrom('open' as const, 'close' as const) }),
);

describe('createWaitingRoom', () => {
  it('tells each guest of one end, in time, and holds no more than it may, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(action, { maxLength: 60 }), (actions) => {
        const scene = createScene();
        const { room } = scene;
        const guests: Guest[] = [];
        const entered = new Set<Guest>();
        const left = new Set<Guest>();
        let isClosed = false;
        for (const step of actions) {
          switch (step.do) {
            case 'enter': {
              const guest = { id: guests.length, sinceMs: scene.now(), waitMs: step.waitMs };
              guests.push(guest);
              const waiting = guests.filter((each) => room.has(each)).length;
              const isIn = room.enter(guest, step.waitMs);
              expect(isIn).toBe(!isClosed && step.waitMs > 0 && waiting < MAX_WAITING);
              if (isIn) {
                entered.add(guest);
              }
              break;
            }
            case 'leave': {
              const guest = guests[step.which];
              if (guest !== undefined && room.has(guest)) {
                left.add(guest);
                room.leave(guest);
              }
              break;
            }
            case 'pass':
              scene.pass(step.ms);
              break;
            case 'setOpen':
              scene.setOpen(step.open);
              break;
            case 'open':
              room.open();
              break;
            case 'close':
              room.close();
              isClosed = true;
              break;
          }
          expect(guests.filter((each) => room.has(each)).length).toBeLessThanOrEqual(MAX_WAITING);
        }
        scene.pass(MAX_WAIT_MS);
        const told = scene.ends.map(({ guest }) => guest);
        expect(new Set(told).size).toBe(told.length);
        expect(new Set([...told, ...left])).toEqual(entered);
        expect(told.some((guest) => left.has(guest))).toBe(false);
        for (const { guest, end, atMs } of scene.ends) {
          expect(atMs - guest.sinceMs).toBeLessThanOrEqual(guest.waitMs);
          if (end === 'too-long') {
            expect(atMs - guest.sinceMs).toBe(guest.waitMs);
          }
        }
        expect(scene.timers.size).toBe(0);
      }),
    );
  });

  it('lets guests go on in the order in which they came', () => {
    const scene = createScene();
    const guests = [1, 2, 3].map((id) => ({ id, sinceMs: 0, waitMs: MAX_WAIT_MS }));
    guests.forEach((guest) => scene.room.enter(guest, guest.waitMs));
    expect(scene.room.open()).toBe(3);
    expect(scene.ends.map(({ guest, end }) => [guest.id, end])).toEqual([
      [1, 'go-on'],
      [2, 'go-on'],
      [3, 'go-on'],
    ]);
  });

  it('notices by itself that there is no need to wait', () => {
    const scene = createScene();
    scene.room.enter({ id: 1, sinceMs: 0, waitMs: MAX_WAIT_MS }, MAX_WAIT_MS);
    scene.setOpen(true);
    scene.pass(LOOK_AGAIN_MS);
    expect(scene.ends).toMatchObject([{ end: 'go-on', atMs: LOOK_AGAIN_MS }]);
  });

  it('lets a guest that comes back at once wait anew', () => {
    const ends: WaitEnd[] = [];
    const guest = {};
    const room = createWaitingRoom<object>({
      maxWaiting: 1,
      isOpen: () => false,
      lookAgainMs: LOOK_AGAIN_MS,
      after: () => () => undefined,
      onEnd(back, end) {
        ends.push(end);
        room.enter(back, 10);
      },
    });
    room.enter(guest, 10);
    expect(room.open()).toBe(1);
    expect(ends).toEqual(['go-on']);
    expect(room.has(guest)).toBe(true);
  });
});
