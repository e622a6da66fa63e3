import { Readable } from 'node:stream';
import type { z } from 'zod';
import type { OutageBreaker } from '../../outage/outage-breaker.ts';
import { assertObjectKey } from '../object-key.ts';
import type { ObjectInfo, ObjectStore } from '../object-store.ts';
import { createDownloadBody } from './download-body.ts';
import type { GcsClient } from './gcs-client.ts';
import { refusal, unreachable } from './gcs-failure.ts';
import { gcsObjectSchema, infoOfHeaders, infoOfObject } from './object-info.ts';
import { createUploadBody } from './upload-body.ts';

/** What an object store in a bucket works with. */
export interface GcsObjectStoreOptions {
  readonly client: GcsClient;
  readonly breaker: OutageBreaker;
  readonly bucket: string;
  /** Where a browser reads an object. */
  readonly urlOf: (key: string) => Promise<string>;
  /** Told of objects that are gone. */
  readonly forget: (key: string) => void;
  /** Makes the bucket where it is missing, as in an emulator that was just started. */
  readonly ensureBucket: (() => Promise<void>) | null;
}

/** An {@link ObjectStore} in a bucket of Cloud Storage. */
export function createGcsObjectStore(options: GcsObjectStoreOptions): ObjectStore {
  const { client, breaker, bucket, ensureBucket } = options;
  const objects = `/storage/v1/b/${encodeURIComponent(bucket)}/o`;
  const pathOf = (key: string): string => `${objects}/${encodeURIComponent(key)}`;

  async function put(
    key: string,
    body: Uint8Array | Readable,
    { contentType, signal }: { contentType: string; signal?: AbortSignal },
  ): Promise<ObjectInfo> {
    const upload = createUploadBody(body);
    let reply: unknown;
    try {
      reply = await client.json({
        method: 'POST',
        path: `/upload${objects}`,
        query: { uploadType: 'media', name: key },
        headers: { 'Content-Type': contentType },
        body: upload.stream,
        signal,
      });
    } catch (error) {
      signal?.throwIfAborted();
      throw upload.failure?.error ?? error;
    }
    if (reply === null) {
      await ensureBucket?.();
      throw refusal(404, null);
    }
    const object = read(gcsObjectSchema, reply);
    const md5 = upload.md5();
    if (Number(object.size) !== upload.sizeBytes || (object.md5Hash ?? md5) !== md5) {
      await client.json({ method: 'DELETE', path: pathOf(key) });
      throw unreachable(null, 'received other bytes than were sent');
    }
    return infoOfObject(object);
  }

  return {
    async put(key, body, putOptions) {
      try {
        assertObjectKey(key);
        putOptions.signal?.throwIfAborted();
        return await breaker(() => put(key, body, putOptions));
      } finally {
        if (body instanceof Readable) {
          body.destroy();
        }
      }
    },
    async stat(key) {
      assertObjectKey(key);
      const object = await breaker(() => client.json({ method: 'GET', path: pathOf(key) }));
      return object === null ? null : infoOfObject(read(gcsObjectSchema, object));
    },
    async get(key, range, signal) {
      assertObjectKey(key);
      const reply = await breaker(() =>
        client.send({
          method: 'GET',
          path: pathOf(key),
          query: { alt: 'media' },
          headers: {
            'Accept-Encoding': 'identity',
            ...(range && { Range: `bytes=${String(range.start)}-${String(range.end)}` }),
          },
          signal,
        }),
      );
      if (reply.response.status === 404) {
        await reply.response.body?.cancel();
        return null;
      }
      const info = infoOfHeaders(reply.response.headers);
      if (info === null) {
        await reply.response.body?.cancel();
        throw notUnderstood(null);
      }
      const bytes = range === undefined ? info.sizeBytes : range.end - range.start + 1;
      return { info, body: createDownloadBody(reply, bytes, signal) };
    },
    async delete(key) {
      assertObjectKey(key);
      options.forget(key);
      const { response } = await breaker(() =>
        client.send({ method: 'DELETE', path: pathOf(key) }),
      );
      await response.body?.cancel();
      return response.status !== 404;
    },
    async url(key) {
      assertObjectKey(key);
      return options.urlOf(key);
    },
    async check(signal) {
      await ensureBucket?.();
      const query = { maxResults: '1', prefix: '_health_check/' };
      const list = await client.json({ method: 'GET', path: objects, query, signal });
      if (list === null) {
        throw refusal(404, null);
      }
    },
    close: () => Promise.resolve(),
  };
}

function read<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value);
  if (!result.success) {
    throw notUnderstood(result.error);
  }
  return result.data;
}

function notUnderstood(cause: unknown): Error {
  return unreachable(cause, 'gave an answer that cannot be understood');
}
