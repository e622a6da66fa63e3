import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { answerFaultily, type FaultPlan } from './fault.ts';

/** A request that a stand-in got. */
export interface StandInRequest {
  /** Method and pattern, such as `GET /v2/voices`. */
  readonly route: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingMessage['headers'];
  /** JSON as its value, a form as FormData, nothing as null. */
  readonly body: unknown;
  /** What stood at a parameter of the pattern. */
  param(name: string): string;
}

/** What a stand-in answers: JSON, or bytes. */
export interface StandInReply {
  readonly status?: number;
  readonly json?: unknown;
  readonly bytes?: Uint8Array;
  readonly contentType?: string;
}

/** One route: method and pattern with `:parameters`, and what it does. */
export type StandInRoute = readonly [
  route: string,
  handle: (request: StandInRequest) => StandInReply | Promise<StandInReply>,
];

/** How routes are served. */
export interface ServeRoutesOptions {
  readonly routes: readonly StandInRoute[];
  readonly faults: FaultPlan;
  /** Told of each request before it is answered. */
  readonly onRequest: (request: StandInRequest) => void;
  /** The refusal of a request whose credentials are wrong; null to let it in. */
  readonly refuse: (request: StandInRequest) => StandInReply | null;
  /** @default 404 with an empty object */
  readonly unknownRoute?: StandInReply;
}

/** A listener that answers as the routes say, or as a fault that was ordered. */
export function serveRoutes(options: ServeRoutesOptions): RequestListener {
  return (incoming, response) => {
    serve(options, incoming, response).catch(() => {
      response.destroy(); // the client left, or sent what cannot be read
    });
  };
}

async function serve(
  { routes, faults, onRequest, refuse, unknownRoute }: ServeRoutesOptions,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(incoming.url ?? '/', 'http://stand-in');
  const path = `${incoming.method ?? 'GET'} ${url.pathname}`;
  const found = routes
    .map(([route, handle]) => ({ route, handle, params: match(route, path) }))
    .find(({ params }) => params !== null);
  const body = await readBody(incoming);
  if (found === undefined) {
    send(response, unknownRoute ?? { status: 404, json: {} });
    return;
  }
  const request: StandInRequest = {
    route: found.route,
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    body,
    param: (name) => found.params?.get(name) ?? '',
  };
  onRequest(request);
  const fault = faults.take(found.route);
  if (fault?.kind === 'status') {
    const { status, headers, body: json = {} } = fault;
    send(response, { status, json }, headers);
    return;
  }
  const reply = refuse(request) ?? (await found.handle(request));
  if (fault === null) {
    send(response, reply);
  } else {
    answerFaultily(response, fault.kind, bytesOf(reply));
  }
}

function match(route: string, path: string): Map<string, string> | null {
  const patterns = route.split('/');
  const parts = path.split('/');
  if (patterns.length !== parts.length) {
    return null;
  }
  const params = new Map<string, string>();
  for (const [i, pattern] of patterns.entries()) {
    const part = parts[i] ?? '';
    if (pattern.startsWith(':') && part !== '') {
      params.set(pattern.slice(1), decodeURIComponent(part));
    } else if (pattern !== part) {
      return null;
    }
  }
  return params;
}

async function readBody(incoming: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk as Buffer);
  }
  const bytes = Buffer.concat(chunks);
  const type = incoming.headers['content-type'] ?? '';
  if (type.startsWith('multipart/form-data')) {
    return new Response(bytes, { headers: { 'content-type': type } }).formData();
  }
  return bytes.length === 0 ? null : (JSON.parse(bytes.toString()) as unknown);
}

function send(
  response: ServerResponse,
  reply: StandInReply,
  headers: Readonly<Record<string, string>> = {},
): void {
  const { status = 200, contentType = 'application/json' } = reply;
  response.writeHead(status, { 'content-type': contentType, ...headers });
  response.end(bytesOf(reply));
}

function bytesOf({ json, bytes }: StandInReply): Uint8Array {
  return bytes ?? Buffer.from(JSON.stringify(json ?? {}));
}
