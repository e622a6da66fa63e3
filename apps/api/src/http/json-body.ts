import type { IncomingMessage } from 'node:http';
import express, { type RequestHandler } from 'express';
import { invalidRequest, unsupportedMediaType, type HttpError } from '../errors/index.ts';

/**
 * Room for 300,000 characters that are all escaped as two `\uXXXX`, and a little more.
 */
export const MAX_JSON_BYTES = 4 * 1024 * 1024;

const JSON_TYPE = /^application\/(?:json|[a-z0-9.+-]+\+json)\s*(?:;|$)/i;

const utf8 = new TextDecoder('utf-8', { fatal: true });
const emptyBodies = new WeakSet<IncomingMessage>();
const parse = express.json({
  limit: MAX_JSON_BYTES,
  strict: false,
  type: isJson,
  verify: (request, _response, bytes) => {
    // The parser would put a replacement character in the place of what it cannot read.
    utf8.decode(bytes);
    if (bytes.length === 0) {
      emptyBodies.add(request);
    }
  },
});

/** Reads a JSON body; one without a content type counts as JSON, any other type is refused with 415. */
export const jsonBody: RequestHandler = (request, response, next) => {
  if (!isJson(request)) {
    throw unsupportedMediaType('application/json');
  }
  parse(request, response, (error?: unknown) => {
    if (emptyBodies.has(request)) {
      // The parser takes no body for `{}`; for us it is a missing one.
      request.body = undefined;
    }
    next(isFromInflating(error) ? mismatch() : error);
  });
};

function isJson(request: IncomingMessage): boolean {
  const type = request.headers['content-type'];
  return type === undefined || JSON_TYPE.test(type.trim());
}

/** What the parser knows has a `type`; what zlib says of a body has none, and is no bug of ours. */
function isFromInflating(error: unknown): boolean {
  return error instanceof Error && !('type' in error);
}

function mismatch(): HttpError {
  const msg = 'Value error, the body does not match its Content-Encoding';
  return invalidRequest([{ type: 'value_error', loc: ['body'], msg }]);
}
