import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import { HttpError } from '../errors/index.ts';
import type { ByteRange, ObjectInfo, ObjectStore } from '../objects/index.ts';
import { parseByteRange } from './byte-range.ts';

/** Which object is sent, and how. */
export interface SendObjectOptions {
  readonly objects: Pick<ObjectStore, 'stat' | 'get'>;
  readonly key: string;
  /** Thrown when there is no such object. */
  readonly unknown: () => Error;
  readonly cacheControl: string;
  /** What the browser calls the file when somebody saves it; ASCII. */
  readonly fileName?: string;
}

/**
 * Replies to GET and HEAD with an object: 200 or, for a `Range` that holds (see `If-Range`), 206; 304 when
 * `If-None-Match` or `If-Modified-Since` say that the caller has it.
 *
 * @throws HttpError 416 for a range outside of the object
 */
export async function sendObject(
  request: Request,
  response: Response,
  options: SendObjectOptions,
): Promise<void> {
  const { objects, key, unknown } = options;
  const info = await objects.stat(key);
  if (info === null) {
    throw unknown();
  }
  if (isFresh(request, response, info)) {
    response.set(validators(info)).set('Cache-Control', options.cacheControl).status(304).end();
    return;
  }
  const range = rangeOf(request, info);
  if (request.method === 'HEAD') {
    response.set(headers(info, options, null)).end();
    return;
  }
  const gone = new AbortController();
  response.once('close', () => {
    gone.abort();
  });
  const opened = await objects.get(key, range ?? undefined, gone.signal);
  if (opened === null) {
    throw unknown();
  }
  if (opened.info.etag !== info.etag) {
    opened.body.destroy();
    throw replaced();
  }
  response.status(range === null ? 200 : 206).set(headers(info, options, range));
  try {
    await pipeline(opened.body, response);
  } catch (error) {
    // A player that skips, or a page that is left, is no failure.
    if (!gone.signal.aborted || response.errored !== null) {
      throw error;
    }
  }
}

/** By the rules of Express, which looks at what the reply says. */
function isFresh(request: Request, response: Response, info: ObjectInfo): boolean {
  response.set(validators(info));
  const { fresh } = request;
  response.removeHeader('ETag');
  response.removeHeader('Last-Modified');
  return fresh;
}

function rangeOf(request: Request, info: ObjectInfo): ByteRange | null {
  const isWanted = request.method === 'GET' && ifRangeHolds(request.headers['if-range'], info);
  const range = isWanted ? parseByteRange(request.headers.range, info.sizeBytes) : null;
  if (range === 'unsatisfiable') {
    throw new HttpError(
      `The range is outside of the file: it has ${String(info.sizeBytes)} bytes.`,
      {
        status: 416,
        errorCode: 'RANGE_NOT_SATISFIABLE',
        headers: { 'Content-Range': `bytes */${String(info.sizeBytes)}` },
      },
    );
  }
  return range;
}

/** An ETag has to be the same to the letter: what a weak one stands for may differ in its bytes. */
function ifRangeHolds(ifRange: string | string[] | undefined, info: ObjectInfo): boolean {
  return (
    ifRange === undefined || ifRange === info.etag || ifRange === info.modifiedAt.toUTCString()
  );
}

function validators(info: ObjectInfo): Record<string, string> {
  return { ETag: info.etag, 'Last-Modified': info.modifiedAt.toUTCString() };
}

function headers(
  info: ObjectInfo,
  { cacheControl, fileName }: SendObjectOptions,
  range: ByteRange | null,
): Record<string, string> {
  const { sizeBytes } = info;
  const { start, end } = range ?? { start: 0, end: sizeBytes - 1 };
  return {
    ...validators(info),
    'Accept-Ranges': 'bytes',
    'Cache-Control': `${cacheControl}, no-transform`,
    'Content-Type': info.contentType,
    'Content-Length': String(end - start + 1),
    ...(range && { 'Content-Range': `bytes ${String(start)}-${String(end)}/${String(sizeBytes)}` }),
    ...(fileName !== undefined && { 'Content-Disposition': `inline; filename="${fileName}"` }),
  };
}

function replaced(): HttpError {
  return new HttpError('The file was replaced at this moment. Try again.', {
    status: 503,
    errorCode: 'STORE_UNAVAILABLE',
    retryable: true,
    headers: { 'Retry-After': '1' },
  });
}
