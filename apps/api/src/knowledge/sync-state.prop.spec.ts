import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  changed,
  claimed,
  completed,
  failed,
  newSyncState,
  released,
  renewed,
  retried,
  type SyncState,
} from './sync-state.ts';

const LEASE_MS = 1_000;
const EPOCH = new Date(0);

/** One thing that may happen to a record, in any order, by any of three workers. */
const event = fc.oneof(
  fc.record({ kind: fc.constantFrom('change', 'retry'), worker: fc.constant('') }),
  fc.record({
    kind: fc.constantFrom('claim', 'renew', 'complete', 'fail', 'release'),
    worker: fc.constantFrom('a', 'b', 'c'),
  }),
  fc.record({ kind: fc.constant('wait'), worker: fc.constant('') }),
);

interface World {
  readonly state: SyncState;
  readonly at: number;
  /** The revision that each worker read when it claimed. */
  readonly read: Readonly<Record<string, number>>;
}

function step(world: World, { kind, worker }: { kind: string; worker: string }): World {
  const { state, at, read } = world;
  const now = new Date(at);
  const lease = { owner: worker, now, durationMs: LEASE_MS };
  const revision = read[worker] ?? 0;
  const keep = (next: SyncState | null): World => ({ ...world, state: next ?? state });
  switch (kind) {
    case 'change':
      return keep(changed(state, now));
    case 'retry':
      return keep(retried(state, now));
    case 'claim': {
      const next = claimed(state, lease);
      return next === null
        ? world
        : { state: next, at, read: { ...read, [worker]: next.revision } };
    }
    case 'renew':
      return keep(renewed(state, lease));
    case 'complete':
      return keep(
        completed(state, { owner: worker, now, revision, documentId: `doc-${String(revision)}` }),
      );
    case 'fail':
      return keep(failed(state, { owner: worker, now, revision, message: 'no' }));
    case 'release':
      return keep(released(state, worker, now));
    default:
      return { ...world, at: at + LEASE_MS + 1 };
  }
}

/** Every world on the way. */
function play(events: readonly { kind: string; worker: string }[]): World[] {
  const worlds: World[] = [{ state: newSyncState(EPOCH), at: 0, read: {} }];
  for (const next of events) {
    worlds.push(step(worlds.at(-1) as World, next));
  }
  return worlds;
}

const history = fc.array(event, { maxLength: 40 }).map(play);

describe('the sync of a document', () => {
  it('is never stuck: unless settled, some worker can take it up once leases have run out', () => {
    fc.assert(
      fc.property(history, (worlds) => {
        const { state, at } = worlds.at(-1) as World;
        if (state.sync_status === 'pending' || state.sync_status === 'syncing') {
          const later = { owner: 'd', now: new Date(at + LEASE_MS + 1), durationMs: LEASE_MS };
          expect(claimed(state, later)).not.toBeNull();
        }
      }),
    );
  });

  it('is completed only by the upload of its newest revision', () => {
    fc.assert(
      fc.property(history, (worlds) => {
        for (const { state } of worlds) {
          if (state.sync_status === 'completed' && state.sync_due_at === null) {
            expect(state.elevenlabs_document_id).toBe(`doc-${String(state.revision)}`);
          }
        }
      }),
    );
  });

  it('has at most one holder, whom nobody else can claim from while the lease holds', () => {
    fc.assert(
      fc.property(history, (worlds) => {
        for (const { state, at } of worlds) {
          const held = state.lease_owner !== null && Date.parse(state.sync_due_at ?? '') > at;
          if (held) {
            const other = { owner: 'other', now: new Date(at), durationMs: LEASE_MS };
            expect(claimed(state, other)).toBeNull();
          }
        }
      }),
    );
  });

  it('cannot be settled by a worker that lost its lease', () => {
    fc.assert(
      fc.property(history, (worlds) => {
        const { state } = worlds.at(-1) as World;
        const result = { owner: 'stranger', now: EPOCH, revision: 1 };
        expect(completed(state, { ...result, documentId: 'x' })).toBeNull();
        expect(failed(state, { ...result, message: 'x' })).toBeNull();
        expect(released(state, 'stranger', EPOCH)).toBeNull();
      }),
    );
  });

  it('is failed, not tried for ever, when its holders die again and again', () => {
    let state = newSyncState(EPOCH);
    let claims = 0;
    for (let at = 0; state.sync_status !== 'failed' && claims < 100; at += LEASE_MS + 1) {
      state = claimed(state, { owner: 'x', now: new Date(at), durationMs: LEASE_MS }) ?? state;
      claims += 1;
    }
    expect(state).toMatchObject({ sync_status: 'failed', sync_due_at: null });
    expect(claims).toBeLessThan(10);
    expect(retried(state, EPOCH)).toMatchObject({ sync_status: 'pending', sync_retry_count: 0 });
  });

  it('counts attempts as the reference does: one after a normal sync, one more for each re-sync', () => {
    const lease = { owner: 'a', now: new Date(0), durationMs: LEASE_MS };
    const upload = (state: SyncState): SyncState => {
      const held = claimed(state, lease) as SyncState;
      const { revision } = held;
      const settled = completed(held, { owner: 'a', now: EPOCH, revision, documentId: 'd' });
      return settled as SyncState;
    };
    const first = upload(newSyncState(EPOCH));
    expect(first).toMatchObject({ sync_status: 'completed', sync_retry_count: 1 });
    expect(upload(changed(first, EPOCH)).sync_retry_count).toBe(2);
    expect(retried(first, EPOCH)).toBe(first);
  });
});
