import type { Storage } from '@google-cloud/storage';
import { createOutageBreaker, type OutageBreakerOptions } from '../../outage/outage-breaker.ts';
import type { Sleep } from '../../upstream/index.ts';
import type { ObjectStore } from '../object-store.ts';
import { createGcsClient, type GcsClient } from './gcs-client.ts';
import { isOutage } from './gcs-failure.ts';
import { createGcsObjectStore } from './gcs-object-store.ts';
import { createUrlSigner } from './url-signer.ts';

/** Which bucket, and what the store touches of the world. */
export interface OpenGcsObjectStoreOptions {
  readonly bucket: string;
  /** Address of the emulator, without a trailing slash; null for Cloud Storage itself. */
  readonly emulatorUrl: string | null;
  readonly projectId: string | null;
  /** A service account's key; null lets Google's library find the credentials. */
  readonly keyFilename: string | null;
  readonly fetch: typeof globalThis.fetch;
  readonly now: () => Date;
  readonly sleep: Sleep;
  /** How long one answer may take. @default 3000 */
  readonly patienceMs?: number;
}

const ENDPOINT = 'https://storage.googleapis.com';
const BREAKER: OutageBreakerOptions = {
  what: 'Cloud Storage',
  isOutage,
  opensAfter: 3,
  triesAgainAfterMs: 2_000,
};

/**
 * Opens a bucket. Google's library finds credentials and signs addresses; the calls themselves are our
 * own, so that each can be called off and none outlives its deadline. Nothing is sent yet.
 */
export async function openGcsObjectStore(options: OpenGcsObjectStoreOptions): Promise<ObjectStore> {
  const { bucket, emulatorUrl, now, sleep } = options;
  const breaker = createOutageBreaker(BREAKER);
  if (emulatorUrl !== null) {
    const client = createGcsClient({
      ...options,
      endpoint: emulatorUrl,
      authorize: () => Promise.resolve([]),
    });
    return createGcsObjectStore({
      client,
      breaker,
      bucket,
      // The emulator's own addresses are of another origin, which pages may not play.
      urlOf: (key) => Promise.resolve(`/api/storage/files/${key}`),
      forget: () => undefined,
      ensureBucket: () => ensureBucket(client, bucket),
    });
  }
  const storage = await openStorage(options);
  const signer = createUrlSigner({
    now,
    sleep,
    async sign(key, expires) {
      const file = storage.bucket(bucket).file(key);
      const [url] = await file.getSignedUrl({ version: 'v4', action: 'read', expires });
      return url;
    },
  });
  return createGcsObjectStore({
    client: createGcsClient({
      ...options,
      endpoint: ENDPOINT,
      authorize: () => storage.authClient.getRequestHeaders(ENDPOINT),
    }),
    breaker,
    bucket,
    urlOf: (key) => signer.urlOf(key),
    forget: (key) => {
      signer.forget(key);
    },
    ensureBucket: null,
  });
}

async function openStorage(options: OpenGcsObjectStoreOptions): Promise<Storage> {
  const { projectId, keyFilename } = options;
  const { Storage: GoogleStorage } = await import('@google-cloud/storage');
  return new GoogleStorage({
    // Said outright, so that no variable of the environment leads signed addresses elsewhere.
    apiEndpoint: ENDPOINT,
    ...(projectId === null ? {} : { projectId }),
    ...(keyFilename === null ? {} : { keyFilename }),
  });
}

async function ensureBucket(client: GcsClient, bucket: string): Promise<void> {
  const path = `/storage/v1/b/${encodeURIComponent(bucket)}`;
  if ((await client.json({ method: 'GET', path })) === null) {
    await client.json({
      method: 'POST',
      path: '/storage/v1/b',
      query: { project: 'elevendops-local' },
      headers: { 'Content-Type': 'application/json' },
      body: () => JSON.stringify({ name: bucket }),
    });
  }
}
