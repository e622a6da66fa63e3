import type { IncomingMessage, ServerResponse } from 'node:http';

/** A middleware as Express and Connect have it. */
export type HeaderMiddleware = (
  request: IncomingMessage,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/**
 * The headers of a middleware that sets the same on every reply, so that they are rendered once and not
 * for each. Throws what the middleware fails with.
 */
export function headersSetBy(middleware: HeaderMiddleware): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {};
  const recorder = {
    setHeader: (name: string, value: string) => {
      headers[name] = value;
    },
    removeHeader: () => undefined,
  };
  let failure: unknown;
  middleware({} as IncomingMessage, recorder as unknown as ServerResponse, (error) => {
    failure = error;
  });
  if (failure !== undefined) {
    throw failure;
  }
  return headers;
}
