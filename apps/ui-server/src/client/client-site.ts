import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Logger } from '@elevendops/logging';
import express, { type NextFunction, type Request, type Response } from 'express';
import type { ReplyWithError } from '../http/error-reply.ts';
import type { HeaderList } from '../http/header-list.ts';
import { internalError, malformedRequest, methodNotAllowed, notFound } from '../http/problem.ts';
import { INDEX_PATH, type ClientFiles } from './client-files.ts';
import { clientPathOf } from './client-path.ts';
import { sendClientFile } from './send-client-file.ts';

/** What the site serves, and how its replies look. */
export interface ClientSiteOptions {
  readonly files: ClientFiles;
  readonly headersOf: (request: IncomingMessage) => HeaderList;
  readonly replyWithError: ReplyWithError;
  readonly logger: Logger;
}

const METHODS = ['GET', 'HEAD'];

/** Pages that went by another name, and where they are. */
const MOVED: Readonly<Record<string, string>> = { '/redoc': '/docs' };

/** The Express application for everything that is not the API: the built client and its pages. */
export function createClientSite(
  options: ClientSiteOptions,
): (request: IncomingMessage, response: ServerResponse) => void {
  const { files, headersOf, replyWithError } = options;
  const site = express();
  site.disable('x-powered-by');

  site.use((request, response, next) => {
    if (METHODS.includes(request.method)) {
      next();
    } else {
      replyWithError(request, response, methodNotAllowed(METHODS));
    }
  });
  for (const [from, to] of Object.entries(MOVED)) {
    site.get(from, (request, response) => {
      const headers = ['Location', to, 'Cache-Control', 'no-cache', 'Content-Length', '0'];
      response.writeHead(307, [...headersOf(request), ...headers]).end();
    });
  }
  site.use((request, response) => {
    const asked = clientPathOf(request.url);
    if (asked.kind === 'malformed') {
      replyWithError(request, response, malformedRequest());
      return;
    }
    if (!sendIfThere(request, response, asked.kind === 'file' ? asked.path : INDEX_PATH)) {
      replyWithError(request, response, notFound());
    }
  });
  site.use((error: unknown, request: Request, response: Response, _next: NextFunction) => {
    options.logger.error({ err: error }, 'the client could not be served');
    replyWithError(request, response, internalError());
  });

  /** False when there is no such file. */
  function sendIfThere(request: IncomingMessage, response: ServerResponse, path: string): boolean {
    const file = files.get(path);
    if (file !== undefined) {
      sendClientFile(request, response, { file, path, headers: headersOf(request) });
    }
    return file !== undefined;
  }

  return (request, response) => {
    const { method = '', url = '' } = request;
    const asked = METHODS.includes(method) ? clientPathOf(url) : null;
    // A file needs no router, which would cost it a tenth of its speed.
    if (asked?.kind === 'file' && sendIfThere(request, response, asked.path)) {
      return;
    }
    // Express gives up on targets that it cannot take for a URL before the first middleware.
    site(request as Request, response as Response, () => {
      replyWithError(request, response, malformedRequest());
    });
  };
}
