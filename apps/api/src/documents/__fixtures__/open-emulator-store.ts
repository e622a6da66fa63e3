import { randomUUID } from 'node:crypto';
import type { DocumentStore } from '../document-store.ts';
import type { BreakerTiming } from '../firestore/open-firestore-document-store.ts';

/** Opens a store in an empty project of the Firestore emulator at this `host:port`. */
export async function openEmulatorStore(
  emulatorHost: string,
  breaker?: BreakerTiming,
): Promise<DocumentStore> {
  // Google's library reads it when it is loaded; there is no metadata server to ask.
  process.env['METADATA_SERVER_DETECTION'] ??= 'none';
  const { openFirestoreDocumentStore } =
    await import('../firestore/open-firestore-document-store.ts');
  return openFirestoreDocumentStore({
    projectId: `test-${randomUUID()}`,
    emulatorHost,
    ...(breaker === undefined ? {} : { breaker }),
  });
}
