import type { DocumentSnapshot } from '@google-cloud/firestore';
import type { DocumentData } from '../document-data.ts';
import type { StoredDocument } from '../document-store.ts';
import { toVersion } from './document-version.ts';

/** A document of the port, or null when there is none. */
export function toStoredDocument(snapshot: DocumentSnapshot): StoredDocument | null {
  const { id, updateTime } = snapshot;
  const data = snapshot.data();
  // Only documents of the port are written, and those are JSON.
  return data === undefined || updateTime === undefined
    ? null
    : { id, data: data as DocumentData, version: toVersion(updateTime) };
}
