import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DocumentRead, DocumentWrite } from '../transaction-buffer.ts';
import { planCommit } from './commit-plan.ts';

const VERSIONS = ['1', '2'] as const;
const id = fc.constantFrom('a', 'b', 'c');
const collection = 'c';
const ifVersion = fc.constantFrom(null, ...VERSIONS);

const anyWrite: fc.Arbitrary<DocumentWrite> = fc.oneof(
  id.map((key): DocumentWrite => ({ kind: 'create', collection, id: key, data: {} })),
  fc.tuple(id, ifVersion).map(([key, version]): DocumentWrite => ({
    kind: 'set',
    collection,
    id: key,
    data: {},
    ifVersion: version,
  })),
  fc.tuple(id, ifVersion).map(([key, version]): DocumentWrite => ({
    kind: 'delete',
    collection,
    id: key,
    ifVersion: version,
  })),
);
const anyReads = fc
  .uniqueArray(fc.tuple(id, ifVersion), { selector: ([key]) => key })
  .map((reads) => reads.map(([key, version]): DocumentRead => ({ collection, id: key, version })));
/** What there is when the commit arrives. */
const anyStored = fc.dictionary(id, fc.constantFrom(...VERSIONS));

type Outcome = 'conflict' | 'exists' | 'applied';

describe('planCommit', () => {
  it('has the server refuse exactly what one writer at a time would refuse', () => {
    fc.assert(
      fc.property(
        anyStored,
        anyReads,
        fc.array(anyWrite, { maxLength: 4 }),
        (stored, reads, writes) => {
          const readsHold = reads.every((read) => (stored[read.id] ?? null) === read.version);
          // A deletion under a version that was not read is read before the plan is made.
          const known = new Set(reads.map((read) => read.id));
          const unread = writes
            .filter((write) => write.kind === 'delete' && !known.has(write.id))
            .map((write) => ({ collection, id: write.id, version: stored[write.id] ?? null }));
          const planned = byPlan(stored, [...reads, ...unread], writes);
          if (readsHold) {
            const alone = inOrder(stored, writes);
            // Which of several reasons is named is not promised.
            expect(writes.length === 1 ? planned : planned === 'applied').toBe(
              writes.length === 1 ? alone : alone === 'applied',
            );
          } else {
            // A conflict with what was read is one in that state; nothing is ever applied.
            expect(planned).not.toBe('applied');
          }
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('names what is read alone', () => {
    const reads = ['a', 'b'].map((key) => ({ collection, id: key, version: '1' }));
    const writes: DocumentWrite[] = [{ kind: 'delete', collection, id: 'a', ifVersion: null }];
    expect(planCommit(reads, writes).onlyRead).toEqual([reads[1]]);
  });
});

function byPlan(
  stored: Readonly<Record<string, string>>,
  reads: readonly DocumentRead[],
  writes: readonly DocumentWrite[],
): Outcome | 'outrun' {
  try {
    const plan = planCommit(reads, writes);
    const conditions = [
      ...plan.onlyRead.map((read) => ({
        id: read.id,
        version: read.version,
        wasRead: true,
        kind: '',
      })),
      ...plan.writes.flatMap(({ write, condition }) =>
        condition === null ? [] : [{ ...condition, id: write.id, kind: write.kind }],
      ),
    ];
    const unmet = conditions.filter(({ id: key, version }) => (stored[key] ?? null) !== version);
    if (unmet.some(({ wasRead }) => wasRead)) {
      return 'outrun';
    }
    const [first] = unmet;
    return first === undefined ? 'applied' : first.kind === 'create' ? 'exists' : 'conflict';
  } catch (error) {
    return outcomeOf(error);
  }
}

function inOrder(
  stored: Readonly<Record<string, string>>,
  writes: readonly DocumentWrite[],
): Outcome {
  const state = new Map(Object.entries(stored));
  let outcome: Outcome = 'applied';
  for (const write of writes) {
    const version = state.get(write.id);
    if (write.kind === 'create' && version !== undefined) {
      outcome = 'exists';
    } else if (write.kind !== 'create' && write.ifVersion !== null) {
      const isNothing = write.kind === 'delete' && version === undefined;
      outcome = isNothing || version === write.ifVersion ? outcome : 'conflict';
    }
    if (outcome !== 'applied') {
      return outcome;
    }
    if (write.kind === 'delete') {
      state.delete(write.id);
    } else {
      state.set(write.id, 'new');
    }
  }
  return outcome;
}

function outcomeOf(error: unknown): Outcome {
  return (error as { code: string }).code === 'ERR_STORE_DOCUMENT_EXISTS' ? 'exists' : 'conflict';
}
