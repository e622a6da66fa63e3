import {
  emulatorsAvailable,
  startFirestoreEmulator,
  startGate,
  type Emulator,
  type Gate,
} from '@elevendops/emulators';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openEmulatorStore } from '../__fixtures__/open-emulator-store.ts';
import type { DocumentStore } from '../document-store.ts';
import { warmUpEmulator } from '../__fixtures__/warm-up-emulator.ts';

const START_TIMEOUT_MS = 90_000;
const TEST_TIMEOUT_MS = 40_000;
// About twice what the store allows itself: a call without a limit takes a minute, and a machine that
// does other things too is late by less than that.
const CALL_LIMIT_MS = 6_000;
const TRANSACTION_LIMIT_MS = 13_000;
const RECOVERY_LIMIT_MS = 10_000;
const UNAVAILABLE = { code: 'ERR_STORE_UNAVAILABLE', name: 'StoreUnavailableError' };
const NEVER = { opensAfter: 1_000_000 };

const { firestore } = await emulatorsAvailable('firestore');

describe.skipIf(firestore !== null)('FirestoreDocumentStore in an outage', () => {
  let emulator: Emulator;
  let gate: Gate;
  let store: DocumentStore;

  beforeAll(async () => {
    emulator = await startFirestoreEmulator();
    await warmUpEmulator(emulator.host);
  }, START_TIMEOUT_MS);
  afterAll(() => emulator.stop());

  beforeEach(async () => {
    gate = await startGate(emulator.port);
  });
  afterEach(async () => {
    await store.close();
    await gate.close();
  });

  const open = (breaker = NEVER) => openEmulatorStore(gate.host, breaker);
  // On a busy machine the first contact may take longer than a call may.
  const prepare = () => vi.waitFor(() => store.set('c', 'a', { n: 1 }), 20_000);

  const calls = (): Record<string, () => Promise<unknown>> => ({
    get: () => store.get('c', 'a'),
    set: () => store.set('c', 'a', { n: 2 }),
    create: () => store.create('c', 'b', { n: 2 }),
    delete: () => store.delete('c', 'a'),
    query: () => store.query('c', { limit: 10 }),
    count: () => store.count('c'),
    aggregate: () => store.aggregate('c', { sum: ['n'] }),
    check: () => store.check(new AbortController().signal),
    transaction: () =>
      store.transaction(async (transaction) => {
        const n = Number((await transaction.get('c', 'a'))?.data['n']);
        transaction.set('c', 'a', { n: n + 1 });
      }),
  });

  async function expectAllUnavailable(when: string): Promise<void> {
    const settled = Object.entries(calls()).map(async ([name, call]) => {
      const begun = performance.now();
      await expect(call(), name).rejects.toMatchObject(UNAVAILABLE);
      return [name, Math.round(performance.now() - begun)] as const;
    });
    const times = await Promise.all(settled);
    process.stdout.write(`settled (ms) ${when}: ${JSON.stringify(Object.fromEntries(times))}\n`);
    for (const [name, milliseconds] of times) {
      const limit = name === 'transaction' ? TRANSACTION_LIMIT_MS : CALL_LIMIT_MS;
      expect(milliseconds, name).toBeLessThan(limit);
    }
  }

  async function expectRecovery(): Promise<void> {
    const begun = performance.now();
    let error: unknown = 'none yet';
    while (error !== null && performance.now() - begun < RECOVERY_LIMIT_MS) {
      error = await store.set('c', 'recovered', {}).then(
        () => null,
        (failure: unknown) => failure,
      );
    }
    expect(error).toBeNull();
  }

  const outages: [string, () => unknown, () => unknown][] = [
    ['while nothing listens', () => gate.set('refused'), () => gate.set('open')],
    ['while packets are dropped', () => gate.set('silent'), () => gate.set('open')],
    ['while the server is stopped', () => emulator.pause(), () => emulator.resume()],
  ];

  it.each(outages)(
    'ends every call in time %s, and recovers',
    async (when, begin, end) => {
      store = await open();
      await prepare();
      await begin();
      try {
        await expectAllUnavailable(when);
      } finally {
        await end();
      }
      await expectRecovery();
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'ends every call in time when the server was never there, and finds it later',
    async () => {
      await gate.set('refused');
      store = await open();
      await expectAllUnavailable('when the server was never there');
      await gate.set('open');
      await expectRecovery();
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'leaves nothing on its way: what was refused while nobody listened never lands',
    async () => {
      store = await open();
      await prepare();
      await gate.set('refused');
      const writes = Array.from({ length: 20 }, (_, n) => store.set('ghosts', `g${n}`, {}));
      const outcomes = await Promise.allSettled(writes);
      expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['rejected']));
      await gate.set('open');
      await expectRecovery();
      expect(await store.count('ghosts')).toBe(0);
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'answers at once after three outages in a row, and lets a call try again soon',
    async () => {
      store = await open({ opensAfter: 3 });
      await prepare();
      await gate.set('refused');
      await Promise.all([1, 2, 3].map(() => expect(store.get('c', 'a')).rejects.toThrow()));
      // Firestore itself was not asked.
      const message = expect.stringContaining('a moment ago') as string;
      for (const [name, call] of Object.entries(calls()).filter(([name]) => name !== 'check')) {
        await expect(call(), name).rejects.toMatchObject({
          ...UNAVAILABLE,
          message,
          retryAfterSeconds: 2,
        });
      }
      await gate.set('open');
      await expectRecovery();
    },
    TEST_TIMEOUT_MS,
  );

  it(
    'recovers by itself when the server is killed and started again',
    async () => {
      store = await open();
      await prepare();
      const { port } = emulator;
      // Attended to from the beginning: some fail while the server is being killed.
      const burst = Promise.allSettled(
        Array.from({ length: 100 }, (_, n) => store.set('burst', `b${n}`, {})),
      );
      await emulator.kill();
      await gate.set('refused');
      const begun = performance.now();
      await burst;
      expect(performance.now() - begun).toBeLessThan(CALL_LIMIT_MS);
      await expectAllUnavailable('after the server was killed');
      emulator = await startFirestoreEmulator({ port });
      await warmUpEmulator(emulator.host);
      await gate.set('open');
      await expectRecovery();
    },
    START_TIMEOUT_MS,
  );
});
