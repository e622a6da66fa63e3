import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Settings } from '@elevendops/config';
import { openFilesystemObjectStore, type ObjectStore } from '../objects/index.ts';

/**
 * Opens the object store that the settings ask for. Nothing is waited for but the embedded folder: while
 * Cloud Storage is away the process starts, its health says so, and its data routes answer 503.
 */
export async function openObjects(settings: Settings): Promise<ObjectStore> {
  const now = (): Date => new Date();
  if (settings.useMockStorage) {
    return openFilesystemObjectStore({ folder: join(settings.dataDir, 'files'), now });
  }
  const { openGcsObjectStore } = await import('../objects/gcs/open-gcs-object-store.ts');
  return openGcsObjectStore({
    bucket: settings.gcsBucketName,
    emulatorUrl: settings.useGcsEmulator ? settings.gcsEmulatorHost : null,
    projectId: settings.googleCloudProject,
    keyFilename: settings.googleApplicationCredentials,
    fetch,
    now,
    sleep: (milliseconds, signal) =>
      delay(milliseconds, undefined, { signal }).catch(() => undefined),
  });
}
