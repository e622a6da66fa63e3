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
import { problemsOf, summaryOf, type OutageWindow } from './load-report.ts';
import { runMixedLoad } from './mixed-load.ts';
import { reconcile, type Listed } from './reconcile.ts';

/** OUTAGE_SECONDS=60 is the thorough run; the ordinary one is short. */
const SECONDS = Number(process.env['OUTAGE_SECONDS'] ?? 12);
const PER_SECOND = 50;
const LIMITS = { replyWithinMs: 3_500, recoverWithinMs: 3_000 };
/** An outage that is shorter than a call's deadline is none to callers. */
const LONGEST_CALL_MS = 2_500;
const START_TIMEOUT_MS = 120_000;
const TEST_TIMEOUT_MS = SECONDS * 1_000 + START_TIMEOUT_MS;
const { firestore } = await emulatorsAvailable('firestore');

interface Outage {
  readonly name: string;
  readonly begin: () => unknown;
  readonly end: () => unknown;
  /** Whether the documents outlive it; the memory of a killed emulator does not. */
  readonly keepsDocuments: boolean;
  /** What starting an emulator takes, on top. @default 0 */
  readonly extraSeconds?: number;
}

describe.skipIf(firestore !== null)(`the API, ${PER_SECOND} requests/s for ${SECONDS} s`, () => {
  let emulator: Emulator;
  let gate: Gate;
  let api: ApiProcess;

  beforeAll(async () => {
    emulator = await startFirestoreEmulator();
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

  const outages: Outage[] = [
    {
      name: 'Firestore stands still (SIGSTOP) and goes on',
      begin: () => emulator.pause(),
      end: () => emulator.resume(),
      keepsDocuments: true,
    },
    {
      name: 'Firestore resets every connection and refuses new ones, as when it is killed, and comes back',
      begin: () => gate.set('refused'),
      end: () => gate.set('open'),
      keepsDocuments: true,
    },
    {
      name: 'Firestore is killed (SIGKILL) and started again, empty',
      begin: () => emulator.kill(),
      end: async () => {
        emulator = await startFirestoreEmulator({ port: emulator.port });
      },
      keepsDocuments: false,
      extraSeconds: 8,
    },
  ];

  it.each(outages)(
    'replies rightly or 503 in time, and recovers, when $name',
    async ({ name, begin, end, keepsDocuments, extraSeconds = 0 }) => {
      await warmUp(api.url);
      const seconds = SECONDS + extraSeconds;
      const clock = clockFrom(performance.now());
      const phaseMs = (SECONDS * 1_000) / 4;
      const windows: OutageWindow[] = [];
      const disturb = async (): Promise<void> => {
        await delay(phaseMs);
        const fromMs = clock();
        await begin();
        await delay(phaseMs + LONGEST_CALL_MS);
        await end();
        windows.push({ fromMs, toMs: clock() });
      };
      const [load] = await Promise.all([
        runMixedLoad({ url: api.url, perSecond: PER_SECOND, seconds, clock }),
        disturb(),
      ]);
      const { replies } = load;
      process.stdout.write(`${name}: ${JSON.stringify(summaryOf(replies, windows))}\n`);
      expect(replies).toHaveLength(PER_SECOND * seconds);

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
