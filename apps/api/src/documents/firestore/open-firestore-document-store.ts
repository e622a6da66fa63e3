import { setTimeout as delay } from 'node:timers/promises';
import type { Settings } from '@google-cloud/firestore';
import { GoogleAuth } from 'google-auth-library';
import { createOutageBreaker, type OutageBreakerOptions } from '../../outage/outage-breaker.ts';
import type { DocumentStore } from '../document-store.ts';
import { BoundedFirestore } from './bounded-firestore.ts';
import { FirestoreDocumentStore } from './firestore-document-store.ts';
import { isOutage } from './firestore-failure.ts';

/** Which database, and how it is reached. */
export interface FirestoreDocumentStoreOptions {
  readonly projectId: string;
  /** @default '(default)' */
  readonly databaseId?: string;
  /** `host:port` of the emulator; null is Google's own. */
  readonly emulatorHost: string | null;
  /** A service account's key file; null leaves it to Google's libraries to find credentials. */
  readonly keyFilename?: string | null;
  /** @default three outages in a row; 1.5 s */
  readonly breaker?: BreakerTiming;
}

/** When the store is taken to be away, and when it is tried again. */
export type BreakerTiming = Partial<Pick<OutageBreakerOptions, 'opensAfter' | 'triesAgainAfterMs'>>;

const BREAKER: OutageBreakerOptions = {
  what: 'Firestore',
  isOutage,
  opensAfter: 3,
  triesAgainAfterMs: 1_500,
};

const SCOPES = [
  'https://www.googleapis.com/auth/cloud-platform',
  'https://www.googleapis.com/auth/datastore',
];

// A server that is back is found within a second; the defaults wait for up to two minutes.
const CONNECTION: Settings['grpcOptions'] = {
  'grpc.initial_reconnect_backoff_ms': 100,
  'grpc.min_reconnect_backoff_ms': 100,
  'grpc.max_reconnect_backoff_ms': 500,
  'grpc.keepalive_time_ms': 10_000,
  'grpc.keepalive_timeout_ms': 3_000,
};

/**
 * Opens the documents of the cloud. Nothing is sent before the first call, so a server that is away does
 * not hold up the start. Load this module with `import()`: Google's library takes a quarter of a second.
 */
export function openFirestoreDocumentStore(options: FirestoreDocumentStoreOptions): DocumentStore {
  const { projectId, databaseId = '(default)', emulatorHost, keyFilename = null } = options;
  const auth = new GoogleAuth({ scopes: SCOPES, ...(keyFilename === null ? {} : { keyFilename }) });
  const firestore = new BoundedFirestore(
    {
      projectId,
      databaseId,
      grpcOptions: CONNECTION,
      ...(emulatorHost === null ? {} : { host: emulatorHost, ssl: false }),
      ...(keyFilename === null ? {} : { keyFilename }),
      // The one that is asked beforehand, so that credentials are looked for once.
      auth,
    },
    () => performance.now(),
  );
  return new FirestoreDocumentStore({
    firestore,
    breaker: createOutageBreaker({ ...BREAKER, ...options.breaker }),
    authenticate: async () => {
      if (emulatorHost === null) {
        await auth.getClient();
      }
    },
    pause: (milliseconds, signal) =>
      delay(milliseconds, undefined, signal && { signal }).catch(() => undefined),
  });
}
