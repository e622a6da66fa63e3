import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CrossOriginPolicy } from '@elevendops/service';
import type { ReplyWithError } from '../http/error-reply.ts';
import { headerListOf, type HeaderList } from '../http/header-list.ts';
import type { Problem } from '../http/problem.ts';

/** What error replies on the API's paths are made of. */
export interface ApiErrorReplyOptions {
  readonly crossOrigin: CrossOriginPolicy;
  /** The headers that every reply carries. */
  readonly headersOf: (request: IncomingMessage) => HeaderList;
  readonly replyWithError: ReplyWithError;
}

/**
 * Makes the error reply of the API's paths, which pages of allowed origins may read. A browser hides
 * from a page why a preflight failed: one that the API cannot answer is granted here, and the page reads
 * the error of the request behind it.
 */
export function createApiErrorReply(options: ApiErrorReplyOptions): ReplyWithError {
  const { crossOrigin, headersOf, replyWithError } = options;
  return (request, response, problem) => {
    const granted = isApiGone(problem) ? crossOrigin.preflightHeadersFor(request) : null;
    if (granted === null || response.headersSent) {
      const headers = { ...crossOrigin.headersFor(request), ...problem.headers };
      replyWithError(request, response, { ...problem, headers });
    } else {
      grant(response, [...headersOf(request), ...headerListOf(granted)]);
    }
  };
}

function isApiGone({ status }: Problem): boolean {
  return status === 502 || status === 503 || status === 504;
}

function grant(response: ServerResponse, headers: HeaderList): void {
  response.writeHead(200, [...headers, 'Content-Length', '0']).end();
}
