import { createVerify, generateKeyPairSync } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { temporaryFolder, type TemporaryFolder } from '@elevendops/testing';
import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ObjectStore } from '../object-store.ts';
import { openGcsObjectStore } from './open-gcs-object-store.ts';

const EMAIL = 'api@project.iam.gserviceaccount.com';
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

let folder: TemporaryFolder;
let store: ObjectStore;
beforeAll(async () => {
  folder = await temporaryFolder();
  const keyFilename = join(folder.path, 'key.json');
  await writeFile(
    keyFilename,
    JSON.stringify({
      type: 'service_account',
      project_id: 'project',
      client_email: EMAIL,
      private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
    }),
  );
  store = await openGcsObjectStore({
    ...{ bucket: 'bucket', emulatorUrl: null, projectId: 'project', keyFilename },
    // A key file signs by itself: nothing may be sent.
    fetch: () => Promise.reject(new Error('no network')),
    now: () => new Date(),
    sleep: (milliseconds, signal) =>
      delay(milliseconds, undefined, { signal }).catch(() => undefined),
  });
});
afterAll(() => folder.remove());

/** Checks the signature as Cloud Storage does (V4, RSA). */
function isSigned(url: URL): boolean {
  const signature = url.searchParams.get('X-Goog-Signature') ?? '';
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Goog-Signature')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&');
  const canonical = ['GET', url.pathname, query, `host:${url.host}\n`, 'host', 'UNSIGNED-PAYLOAD'];
  const time = url.searchParams.get('X-Goog-Date') ?? '';
  const text = [
    'GOOG4-RSA-SHA256',
    time,
    `${time.slice(0, 8)}/auto/storage/goog4_request`,
    createHash('sha256').update(canonical.join('\n')).digest('hex'),
  ].join('\n');
  return createVerify('RSA-SHA256').update(text).verify(publicKey, signature, 'hex');
}

describe('openGcsObjectStore with a key file', () => {
  it('signs an address for an hour without asking anybody', async () => {
    const url = new URL(await store.url('audio/0198c1f2.mp3'));
    expect(url.origin).toBe('https://storage.googleapis.com');
    expect(url.pathname).toBe('/bucket/audio/0198c1f2.mp3');
    expect(url.searchParams.get('X-Goog-Credential')).toContain(EMAIL);
    const seconds = Number(url.searchParams.get('X-Goog-Expires'));
    expect(seconds).toBeGreaterThan(3_590);
    expect(seconds).toBeLessThanOrEqual(3_600);
    expect(isSigned(url)).toBe(true);
    url.pathname = '/bucket/audio/other.mp3';
    expect(isSigned(url)).toBe(false);
  });

  it('gives the same address again while it holds', async () => {
    expect(await store.url('audio/a.mp3')).toBe(await store.url('audio/a.mp3'));
  });

  it('says that it is away when it cannot send', async () => {
    await expect(store.stat('audio/a.mp3')).rejects.toMatchObject({
      code: 'ERR_STORE_UNAVAILABLE',
    });
  });
});
