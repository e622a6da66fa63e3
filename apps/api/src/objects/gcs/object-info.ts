import { z } from 'zod';
import type { ObjectInfo } from '../object-store.ts';

const wholeNumber = z.string().regex(/^\d+$/);

/** What the JSON API says of an object, as far as it is used. */
export const gcsObjectSchema = z.object({
  size: wholeNumber,
  contentType: z.string().optional(),
  generation: wholeNumber,
  updated: z.iso.datetime({ offset: true }),
  md5Hash: z.string().optional(),
});

/** @see gcsObjectSchema */
export type GcsObject = z.infer<typeof gcsObjectSchema>;

const headersSchema = z.object({
  'x-goog-generation': wholeNumber,
  'x-goog-stored-content-length': wholeNumber,
  'content-type': z.string().optional(),
  'last-modified': z.string(),
});
const ANY_TYPE = 'application/octet-stream';

/** The info of an object by its description. */
export function infoOfObject({ size, contentType, generation, updated }: GcsObject): ObjectInfo {
  return toInfo(size, contentType, generation, updated);
}

/** The info of an object by the headers of a download; null when they do not say it. */
export function infoOfHeaders(headers: Headers): ObjectInfo | null {
  const { data } = headersSchema.safeParse(Object.fromEntries(headers));
  return data === undefined
    ? null
    : toInfo(
        data['x-goog-stored-content-length'],
        data['content-type'],
        data['x-goog-generation'],
        data['last-modified'],
      );
}

/** Each write makes a generation of its own. Downloads say the time in whole seconds. */
function toInfo(
  size: string,
  contentType: string | undefined,
  generation: string,
  modified: string,
): ObjectInfo {
  return {
    sizeBytes: Number(size),
    contentType: contentType ?? ANY_TYPE,
    etag: `"${generation}"`,
    modifiedAt: new Date(Math.floor(Date.parse(modified) / 1_000) * 1_000),
  };
}
