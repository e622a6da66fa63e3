import type { DocumentReference, Firestore, WriteBatch } from '@google-cloud/firestore';
import { toTimestamp, toVersion } from './document-version.ts';
import type { PlannedWrite } from './commit-plan.ts';

// The server takes a condition on every write; the client offers it for some only. This is @internal to
// it: the version is pinned, and the contract of the store shows that conditions are in effect.
interface Internals {
  readonly _ops: { docPath: string; op: () => object }[];
}

/** Sends writes together or not at all, each with its condition, and gives the version of the last. */
export async function commitBatch(
  firestore: Firestore,
  writes: readonly PlannedWrite[],
  referenceTo: (collection: string, id: string) => DocumentReference,
): Promise<string> {
  const batch = firestore.batch();
  for (const { write, condition } of writes) {
    const reference = referenceTo(write.collection, write.id);
    if (write.kind === 'delete') {
      batch.delete(reference);
    } else {
      batch.set(reference, write.data);
    }
    if (condition !== null) {
      expectOfLast(batch, condition.version);
    }
  }
  const last = (await batch.commit()).at(-1);
  if (last === undefined) {
    throw new Error('Firestore acknowledged a commit of nothing.');
  }
  return toVersion(last.writeTime);
}

function expectOfLast(batch: WriteBatch, version: string | null): void {
  const { _ops: operations } = batch as unknown as Internals;
  const last = operations.pop();
  if (last === undefined) {
    throw new Error('A condition needs a write.');
  }
  operations.push({
    ...last,
    op: () => ({ ...last.op(), currentDocument: toPrecondition(version) }),
  });
}

function toPrecondition(version: string | null): object {
  if (version === null) {
    return { exists: false };
  }
  const time = toTimestamp(version);
  const { seconds, nanoseconds } = time === null || time.toMillis() === 0 ? NEVER : time;
  return { updateTime: { seconds, nanos: nanoseconds } };
}

// For versions that no document has had; zero is what the server takes a missing document for.
const NEVER = { seconds: 1, nanoseconds: 0 };
