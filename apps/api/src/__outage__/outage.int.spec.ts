import { setTimeout as delay } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import {
  emulatorsAvailable,
  startFirestoreEmulator,
  startGate,
  type Emulator,
  type Gate,
} from '@elevendops/emulators';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startApiProcess, type ApiProcess } from '../__fixtures__/api-process.ts';
import { warmUpEmulator } from '../documents/__fixtures__/warm-up-emulator.ts';
import { problemsOf, summaryOf, type OutageWindow } from './load-report.ts';
import { runMixedLoad } from './mixed-load.ts';
import { reconcile, type Listed } from './reconcile.ts';

/** OUTAGE_SECONDS=60 is the thorough run; the ordinary one is short and kills nothing. */
const THOROUGH = process.env['OUTAGE_SECONDS'];
const SECONDS = Number(THOROUGH ?? 16);
const PER_SECOND = THOROUGH === undefined ? 25 : 50;
// The ordinary run shares its machine with other tests: what is late by less than a hang is not counted.
const LIMITS =
  THOROUGH === undefined
    ? { replyWithinMs: 8_000, recoverWithinMs: 6_000 }
    : { replyWithinMs: 3_500, recoverWithinMs: 3_000 };
/** An outage that is shorter than a call's deadline would be none to callers. */
const SHORTEST_OUTAGE_MS = 3_200;
const OUTAGE_SHARE = 0.3;
const WARMING_ROUNDS = 150;
const START_TIMEOUT_MS = 120_000;
const TEST_TIMEOUT_MS = SECONDS * 1_000 + START_TIMEOUT_MS;
const { firestore } = await emulatorsAvailable('firestore');

interface Scenario {
  readonly name: string;
  readonly outages: readonly { readonly begin: () => unknown; readonly end: () => unknown }[];
  /** Whether the documents outlive it; the memory of a killed emulator does not. */
  readonly keepsDocuments: boolean;
}

describe.skipIf(firestore !== null)(`the API, ${PER_SECOND} requests/s for ${SECONDS} s`, () => {
  let emulator: Emulator;
  let gate: Gate;
  let api: ApiProcess;

  beforeAll(async () => {
    emulator = await startFirestoreEmulator();
    await warmUpEmulator(emulator.host);
  }, START_TIMEOUT_MS);
  afterAll(() => emulator.stop());

  beforeEach(async () => {
    gate = await startGate(emulator.port);
    api = await startApiProcess({
      env: {
        USE_FIRESTORE_EMULATOR: 'true',
        FIRESTORE_EMULATOR_HOST: gate.host,
        GOOGLE_CLOUD_PROJECT: `test-${randomUUID()}`,
      },
    });
  }, START_TIMEOUT_MS);
  afterEach(async () => {
    await api.stop();
    await gate.close();
  });

  const scenarios: Scenario[] = [
    {
      name: 'Firestore stands still (SIGSTOP); later it resets every connection and refuses new ones',
      outages: [
        { begin: () => emulator.pause(), end: () => emulator.resume() },
        { begin: () => gate.set('refused'), end: () => gate.set('open') },
      ],
      keepsDocuments: true,
    },
    {
      name: 'Firestore is killed (SIGKILL) and started again, empty',
      outages: [
        {
          begin: () => emulator.kill(),
          end: async () => {
            await gate.set('refused');
            emulator = await startFirestoreEmulator({ port: emulator.port });
            await warmUpEmulator(emulator.host, WARMING_ROUNDS);
            await gate.set('open');
          },
        },
      ],
      keepsDocuments: false,
    },
  ];

  it.each(THOROUGH === undefined ? scenarios.slice(0, 1) : scenarios)(
    'replies rightly or 503 in time, recovers, and keeps its word: $name',
    async ({ name, outages, keepsDocuments }) => {
      await warmUp(api.url);
      const clock = clockFrom(performance.now());
      const totalMs = SECONDS * 1_000;
      const awayMs = Math.max(SHORTEST_OUTAGE_MS, (totalMs * OUTAGE_SHARE) / outages.length);
      const calmMs = (totalMs - outages.length * awayMs) / (outages.length + 1);
      const windows: OutageWindow[] = [];
      const disturb = async (): Promise<void> => {
        for (const { begin, end } of outages) {
          await delay(calmMs);
          const fromMs = clock();
          await begin();
          await delay(awayMs);
          await end();
          windows.push({ fromMs, toMs: clock() });
        }
      };
      const [load] = await Promise.all([
        runMixedLoad({ url: api.url, perSecond: PER_SECOND, seconds: SECONDS, clock }),
        disturb(),
      ]);
      const { replies } = load;
      process.stdout.write(`${name}: ${JSON.stringify(summaryOf(replies, windows))}\n`);
      expect(replies).toHaveLength(PER_SECOND * SECONDS);

      // What was written before the kill is gone with the emulator's memory; 404 is then the truth.
      const lost = (status: number | null) => !keepsDocuments && status === 404;
      const judged = replies.map((reply) =>
        lost(reply.status) ? { ...reply, problem: null } : reply,
      );
      expect(problemsOf(judged, windows, LIMITS)).toEqual([]);
      expect(replies.some(({ status }) => status === 503)).toBe(true);

      const listed = await listAll(api.url);
      if (keepsDocuments) {
        expect(reconcile(load.written, listed)).toEqual([]);
        expect(load.written.filter(({ id }) => id !== null).length).toBeGreaterThan(SECONDS);
      } else {
        const later = load.written.filter((one) =>
          listed.some(({ disease_name }) => disease_name.startsWith(one.name)),
        );
        expect(reconcile(later, listed)).toEqual([]);
        expect(later.length).toBeGreaterThan(0);
      }
    },
    TEST_TIMEOUT_MS,
  );
});

/** The first requests of two fresh processes take long, whatever the store does. */
async function warmUp(url: string): Promise<void> {
  const warming = await runMixedLoad({
    url,
    perSecond: 25,
    seconds: 2,
    clock: clockFrom(performance.now()),
  });
  const ids = warming.written.flatMap(({ id, isDeleted }) =>
    id === null || isDeleted ? [] : [id],
  );
  for (const id of ids) {
    expect((await fetch(`${url}/api/knowledge/${id}`, { method: 'DELETE' })).status).toBe(204);
  }
}

function clockFrom(started: number): () => number {
  return () => performance.now() - started;
}

async function listAll(url: string): Promise<Listed[]> {
  const listed: Listed[] = [];
  for (let cursor: string | null = ''; cursor !== null;) {
    const after: string = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const response = await fetch(`${url}/api/knowledge?limit=500&fields=summary${after}`);
    expect(response.status).toBe(200);
    const page = (await response.json()) as { documents: Listed[]; next_cursor: string | null };
    listed.push(...page.documents);
    cursor = page.next_cursor;
  }
  return listed;
}
