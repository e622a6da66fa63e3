import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { callApi } from './call-api.ts';
import type { LoadReply } from './load-report.ts';
import type { Written } from './reconcile.ts';

/** A load that has run its time. */
export interface FinishedLoad {
  readonly replies: readonly LoadReply[];
  /** Everything that the client tried to write, and what it was told. */
  readonly written: readonly Written[];
}

/** How much is asked, and until when. */
export interface LoadOptions {
  readonly url: string;
  readonly perSecond: number;
  readonly seconds: number;
  /** Milliseconds since the beginning of the load. */
  readonly clock: () => number;
}

type Kind = 'create' | 'rename' | 'delete' | 'read' | 'list' | 'count';

/** A quarter of the requests write; each creation and change is also synced in the background. */
const KINDS: readonly Kind[] = [
  ...([
    'create',
    'read',
    'list',
    'read',
    'rename',
    'read',
    'count',
    'read',
    'list',
    'read',
  ] as const),
  ...([
    'create',
    'read',
    'list',
    'read',
    'rename',
    'read',
    'delete',
    'read',
    'list',
    'read',
  ] as const),
];

/**
 * Asks for a mixture of reads and writes of knowledge documents at a steady rate, whatever becomes of
 * the earlier ones. Only one request at a time changes a document, so that its history is certain.
 */
export async function runMixedLoad({
  url,
  perSecond,
  seconds,
  clock,
}: LoadOptions): Promise<FinishedLoad> {
  const written: Written[] = [];
  const replies: LoadReply[] = [];
  const busy = new Set<Written>();
  const asked: Promise<void>[] = [];

  const ask = async (kind: Kind): Promise<void> => {
    const settled = written.filter((one) => one.id !== null && !one.isDeleted && !busy.has(one));
    const target = settled[Math.floor(Math.random() * settled.length)];
    const call = (action: string, path: string, init: RequestInit, rightStatus: number) =>
      callApi({ url: `${url}${path}`, init, action, rightStatus, clock });

    if (kind === 'list' || kind === 'count') {
      const path =
        kind === 'list' ? '/api/knowledge?limit=5&fields=summary' : '/api/dashboard/stats';
      const { reply } = await call(kind, path, {}, 200);
      replies.push(reply);
    } else if (kind === 'create' || target === undefined || target.id === null) {
      const one: Written = {
        id: null,
        name: randomUUID(),
        told: 0,
        tried: 0,
        isDeleted: false,
        mayBeDeleted: false,
      };
      written.push(one);
      const { reply, body } = await call('create', '/api/knowledge', json('POST', one, 0), 201);
      one.id = typeof body['knowledge_id'] === 'string' ? body['knowledge_id'] : null;
      replies.push(reply);
    } else {
      busy.add(target);
      const path = `/api/knowledge/${target.id}`;
      replies.push(await touch(kind, target, (...args) => call(kind, path, ...args)));
      busy.delete(target);
    }
  };

  for (let n = 0; n < perSecond * seconds; n += 1) {
    await delay(Math.max(0, (n / perSecond) * 1_000 - clock()));
    asked.push(ask(KINDS[n % KINDS.length] ?? 'read'));
  }
  await Promise.all(asked);
  return { replies, written };
}

type Call = (
  init: RequestInit,
  rightStatus: number,
) => Promise<{ reply: LoadReply; body: Record<string, unknown> }>;

async function touch(
  kind: 'read' | 'rename' | 'delete',
  target: Written,
  call: Call,
): Promise<LoadReply> {
  if (kind === 'delete') {
    target.mayBeDeleted = true;
    const { reply } = await call({ method: 'DELETE' }, 204);
    target.isDeleted = reply.status === 204;
    // An earlier try, of which it was not told, may have done it.
    return reply;
  }
  if (kind === 'rename') {
    target.tried += 1;
    const { reply } = await call(json('PUT', target, target.tried), 200);
    target.told = reply.status === 200 ? target.tried : target.told;
    return acceptGone(reply, target);
  }
  const { reply, body } = await call({}, 200);
  const shown = String(body['disease_name']);
  const isRight = reply.status !== 200 || isOneOf(shown, target);
  return acceptGone(isRight ? reply : { ...reply, problem: `showed "${shown}"` }, target);
}

/** A document that may have been deleted may be gone. */
function acceptGone(reply: LoadReply, target: Written): LoadReply {
  return reply.status === 404 && target.mayBeDeleted ? { ...reply, problem: null } : reply;
}

/** Whether a name is one that this document may have by now. */
function isOneOf(shown: string, { name, told, tried }: Written): boolean {
  const [prefix, version] = shown.split('/');
  return prefix === name && Number(version) >= told && Number(version) <= tried;
}

function json(method: string, { name }: Written, version: number): RequestInit {
  const body = { disease_name: `${name}/${String(version)}`, raw_content: `# ${name}\ntext` };
  return {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(method === 'PUT' ? { disease_name: body.disease_name } : body),
  };
}
