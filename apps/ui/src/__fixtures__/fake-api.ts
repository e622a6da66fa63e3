import type { ErrorEnvelope, KnowledgeDocument } from '@elevendops/contract';
import type { HealthReport } from '@elevendops/health';
import type { Transport } from '../api/api-client.ts';
import type { UploadRequest } from '../api/send-upload.ts';
import { createDocument, summaryOf } from './documents.ts';
import { createHealth } from './health.ts';
import { createManualSchedule, type ManualSchedule } from './manual-schedule.ts';

/** A request as the fake API has received it. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly body: unknown;
}

/** A reply that replaces the fake API's own. */
export interface FakeReply {
  readonly status: number;
  readonly body: unknown;
}

/** An upload that the spec moves along. */
export interface FakeUpload {
  readonly form: FormData;
  progress(share: number): void;
  /** The last byte is sent, whether or not progress has said so. */
  sent(): void;
  /** Stores the document and answers. */
  finish(): void;
  answer(reply: FakeReply): void;
  readonly aborted: boolean;
}

/** An API in memory: stateful like the real one, and as unreliable as a spec wants it. */
export interface FakeApi {
  readonly transport: Transport;
  readonly documents: Map<string, KnowledgeDocument>;
  readonly requests: ReceivedRequest[];
  readonly uploads: FakeUpload[];
  /** The time that uploads may take. */
  readonly clock: ManualSchedule;
  health: HealthReport | null;
  /** @default 500 */
  pageSize: number;
  /** Answers instead of the API when it returns something; throwing is a broken connection. */
  intercept: (request: ReceivedRequest) => FakeReply | undefined | Promise<FakeReply | undefined>;
  add(change?: Partial<KnowledgeDocument>): KnowledgeDocument;
  change(id: string, change: Partial<KnowledgeDocument>): void;
  /** How often the list has been asked for. */
  listReads(): number;
}

/** The envelope of an error, as a reply. */
export function errorReply(
  status: number,
  code: ErrorEnvelope['error_code'],
  detail: ErrorEnvelope['detail'] = 'It did not work',
): FakeReply {
  const body: ErrorEnvelope = {
    detail,
    error_code: code,
    retryable: false,
    request_id: 'req-42',
  };
  return { status, body };
}

/** @see FakeApi */
export function createFakeApi(): FakeApi {
  const documents = new Map<string, KnowledgeDocument>();
  const clock = createManualSchedule();
  const api: FakeApi = {
    documents,
    requests: [],
    uploads: [],
    clock,
    health: createHealth(),
    pageSize: 500,
    intercept: () => undefined,
    add(change) {
      const document = createDocument(change);
      documents.set(document.knowledge_id, document);
      return document;
    },
    change(id, change) {
      const document = documents.get(id);
      if (document !== undefined) {
        documents.set(id, { ...document, ...change });
      }
    },
    listReads: () =>
      api.requests.filter(({ method, path }) => method === 'GET' && path.includes('fields=summary'))
        .length,
    transport: {
      async fetch(path, init) {
        const request = {
          method: init.method ?? 'GET',
          path,
          body: typeof init.body === 'string' ? (JSON.parse(init.body) as unknown) : undefined,
        };
        api.requests.push(request);
        const reply = (await api.intercept(request)) ?? answer(api, request);
        init.signal?.throwIfAborted();
        return new Response(reply.body === undefined ? null : JSON.stringify(reply.body), {
          status: reply.status,
        });
      },
      createUploadRequest: () => createUpload(api),
      schedule: clock.schedule,
    },
  };
  return api;
}

function answer(api: FakeApi, request: ReceivedRequest): FakeReply {
  const url = new URL(request.path, 'http://fake');
  const [, , area, id, action] = url.pathname.split('/');
  if (area === 'health') {
    if (api.health === null) {
      throw new TypeError('Failed to fetch');
    }
    return { status: 200, body: api.health };
  }
  if (id === undefined) {
    return request.method === 'POST' ? create(api, request.body as object) : list(api, url);
  }
  const document = api.documents.get(id);
  if (document === undefined) {
    return errorReply(404, 'NOT_FOUND');
  }
  if (request.method === 'DELETE') {
    api.documents.delete(id);
    return { status: 204, body: undefined };
  }
  if (request.method === 'PUT') {
    // As the real one: the reply is the state before its sync starts.
    api.change(id, request.body as object);
    const reply = { status: 200, body: api.documents.get(id) };
    api.change(id, { sync_status: 'pending' });
    return reply;
  }
  if (action === 'retry-sync') {
    api.change(id, { sync_status: 'pending', sync_error_message: null });
  }
  return { status: 200, body: api.documents.get(id) };
}

function create(api: FakeApi, fields: Partial<KnowledgeDocument>): FakeReply {
  return { status: 201, body: api.add({ ...fields, sync_status: 'pending' }) };
}

function list(api: FakeApi, url: URL): FakeReply {
  const all = [...api.documents.values()].toReversed().map(summaryOf);
  const start = Number(url.searchParams.get('cursor') ?? 0);
  const end = start + api.pageSize;
  const next = end < all.length ? String(end) : null;
  return {
    status: 200,
    body: { documents: all.slice(start, end), total_count: all.length, next_cursor: next },
  };
}

function createUpload(api: FakeApi): UploadRequest {
  const request: { -readonly [K in keyof UploadRequest]: UploadRequest[K] } = {
    status: 0,
    responseText: '',
    onload: null,
    onerror: null,
    onabort: null,
    upload: { onprogress: null, onload: null },
    open: () => undefined,
    setRequestHeader: () => undefined,
    getResponseHeader: () => null,
    abort() {
      aborted = true;
      fire(request.onabort);
    },
    send(form) {
      const sent = form as FormData;
      const reply = ({ status, body }: FakeReply) => {
        request.status = status;
        request.responseText = JSON.stringify(body);
        fire(request.onload);
      };
      api.uploads.push({
        form: sent,
        progress(share) {
          const event = { lengthComputable: true, loaded: share * 1000, total: 1000 };
          const { onprogress } = request.upload;
          onprogress?.call(request as XMLHttpRequest, event as ProgressEvent);
        },
        sent() {
          request.upload.onload?.call(request as XMLHttpRequest, new ProgressEvent('load'));
        },
        finish() {
          reply(
            create(api, {
              disease_name: String(sent.get('disease_name')),
              tags: sent.getAll('tags').map(String),
            }),
          );
        },
        answer: reply,
        get aborted() {
          return aborted;
        },
      });
    },
  };
  let aborted = false;
  const fire = (handler: UploadRequest['onload']) => {
    handler?.call(request as XMLHttpRequest, new ProgressEvent('load'));
  };
  return request;
}
