import type { IncomingMessage, ServerResponse } from 'node:http';
import { startServer } from '../server.ts';
import { readRunParts } from './multipart-runs.ts';
import { readBytes } from './read-bytes.ts';

/** A run as it was received, with later changes merged into it. */
export type LangsmithRun = Readonly<Record<string, unknown>> & { readonly id: string };

/** A call that the stand-in of LangSmith received. */
export interface LangsmithCall {
  readonly method: string;
  readonly path: string;
  readonly key: string | undefined;
}

/** How the stand-in of LangSmith answers. */
export interface LangsmithStandInOptions {
  /** The key that it takes. @default any */
  readonly apiKey?: string;
  /** Whether it offers the multipart endpoint. @default true */
  readonly multipart?: boolean;
}

/** What it does wrong in one call: a status, a connection cut, or no answer before a promise resolves. */
export type LangsmithFault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfter?: string }
  | { readonly kind: 'cut' }
  | { readonly kind: 'hold'; readonly until: Promise<unknown> };

/** A server that takes traces as LangSmith does. */
export interface LangsmithStandIn {
  readonly url: string;
  readonly calls: readonly LangsmithCall[];
  /** By id, in the order in which they first came. */
  readonly runs: ReadonlyMap<string, LangsmithRun>;
  /** Ids of its only project and of whom it belongs to. */
  readonly projectId: string;
  readonly tenantId: string;
  /** What the next calls that bring runs do wrong, one each. */
  fail(...faults: readonly LangsmithFault[]): void;
  close(): Promise<void>;
}

const PROJECT_ID = '11111111-1111-4111-8111-111111111111';
const TENANT_ID = '22222222-2222-4222-8222-222222222222';

/** Starts a {@link LangsmithStandIn} on a free port. */
export async function startLangsmithStandIn(
  options: LangsmithStandInOptions = {},
): Promise<LangsmithStandIn> {
  const { apiKey, multipart = true } = options;
  const calls: LangsmithCall[] = [];
  const runs = new Map<string, LangsmithRun>();
  const faults: LangsmithFault[] = [];

  function merge(run: Readonly<Record<string, unknown>>, id = String(run['id'])): void {
    runs.set(id, { ...runs.get(id), ...run, id });
  }

  async function take(request: IncomingMessage, response: ServerResponse, path: string) {
    const fault = faults.shift();
    if (fault?.kind === 'hold') {
      await fault.until;
    }
    if (fault?.kind === 'cut') {
      response.destroy();
      return;
    }
    if (fault?.kind === 'status') {
      const headers = fault.retryAfter === undefined ? {} : { 'retry-after': fault.retryAfter };
      json(response, fault.status, { detail: 'on demand' }, headers);
      return;
    }
    const bytes = await readBytes(request);
    if (path === '/runs/multipart') {
      for (const run of await readRunParts(bytes, request.headers['content-type'] ?? '')) {
        merge(run);
      }
    } else {
      const body = JSON.parse(bytes.toString('utf8')) as Record<string, unknown>;
      const id = /^\/runs\/([0-9a-f-]{36})$/.exec(path)?.[1];
      const { post = [], patch = [] } = body as { post?: LangsmithRun[]; patch?: LangsmithRun[] };
      for (const run of path === '/runs/batch' ? [...post, ...patch] : [body]) {
        merge(run, id);
      }
    }
    json(response, 202, { message: 'Runs received' });
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://stand-in');
    const key = request.headers['x-api-key']?.toString();
    const method = request.method ?? '';
    calls.push({ method, path, key });
    if (path === '/info') {
      const batch_ingest_config = { use_multipart_endpoint: multipart, size_limit: 100 };
      json(response, 200, { version: '0.12.0', batch_ingest_config });
    } else if (apiKey !== undefined && key !== apiKey) {
      json(response, 401, { detail: 'Invalid token' });
    } else if (path === '/sessions' && method === 'GET') {
      const name = searchParams.get('name') ?? 'default';
      json(response, 200, [{ id: PROJECT_ID, tenant_id: TENANT_ID, name }]);
    } else if (isRunRoute(method, path) && (multipart || path !== '/runs/multipart')) {
      await take(request, response, path);
    } else {
      json(response, 404, { detail: 'Not Found' });
    }
  }

  const server = await startServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  return {
    url: server.url,
    calls,
    runs,
    projectId: PROJECT_ID,
    tenantId: TENANT_ID,
    fail(...more) {
      faults.push(...more);
    },
    close: () => server.close(),
  };
}

function isRunRoute(method: string, path: string): boolean {
  return method === 'POST'
    ? ['/runs', '/runs/batch', '/runs/multipart'].includes(path)
    : method === 'PATCH' && path.startsWith('/runs/');
}

function json(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(JSON.stringify(body));
}
