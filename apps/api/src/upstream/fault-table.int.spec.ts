import { freePort } from '@elevendops/testing';
import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toHttpError } from '../errors/to-http-error.ts';
import { chunk, chunkedHead, httpReply, startRawServer } from './__fixtures__/raw-server.ts';
import { testClient } from './__fixtures__/test-client.ts';

/** What a caller of the API gets. */
type Reply = readonly [status: number, errorCode: string, retryable: boolean, retryAfter?: string];
type Fault = readonly [name: string, answer: (socket: Socket) => unknown, reply: Reply];

const status =
  (code: number, ...headers: string[]) =>
  (socket: Socket) =>
    socket.end(httpReply(code, '{"detail":"rate limit, timeout, unauthorized"}', headers));

const FAULTS: readonly Fault[] = [
  ['400', status(400), [400, 'UPSTREAM_REJECTED', false]],
  ['401', status(401), [502, 'UPSTREAM_AUTH', false]],
  ['403', status(403), [502, 'UPSTREAM_AUTH', false]],
  ['404', status(404), [400, 'UPSTREAM_REJECTED', false]],
  ['422', status(422), [400, 'UPSTREAM_REJECTED', false]],
  ['429', status(429), [429, 'UPSTREAM_RATE_LIMIT', true, '2']],
  ['429 + 17 s', status(429, 'Retry-After: 17'), [429, 'UPSTREAM_RATE_LIMIT', true, '17']],
  ['429 + 1 h', status(429, 'Retry-After: 3600'), [429, 'UPSTREAM_RATE_LIMIT', true, '60']],
  ['500', status(500), [502, 'UPSTREAM_ERROR', true]],
  ['503', status(503), [502, 'UPSTREAM_ERROR', true]],
  ['503 + 9 s', status(503, 'Retry-After: 9'), [502, 'UPSTREAM_ERROR', true]],
  ['a redirect', status(302, 'Location: /'), [502, 'UPSTREAM_ERROR', true]],
  ['slow', () => undefined, [504, 'UPSTREAM_TIMEOUT', true]],
  ['reset', (s) => s.resetAndDestroy(), [503, 'UPSTREAM_UNREACHABLE', true, '2']],
  ['no JSON', (s) => s.end(httpReply(200, '<p>')), [502, 'UPSTREAM_ERROR', true]],
  ['another shape', (s) => s.end(httpReply(200, '[]')), [502, 'UPSTREAM_ERROR', true]],
  [
    'cut',
    (s) => s.end(chunkedHead('application/json') + chunk('{"id":').toString()),
    [503, 'UPSTREAM_UNREACHABLE', true, '2'],
  ],
];

/** The reply to a failed call of whatever is at `url`. */
async function replyOf(url: string, deadlineMs = 30_000): Promise<Reply> {
  const client = testClient(url, { deadlineMs, attempts: 1 });
  const error: unknown = await client
    .json({ method: 'GET', path: '/' }, z.object({ id: z.string() }), new AbortController().signal)
    .catch((thrown: unknown) => thrown);
  const reply = toHttpError(error);
  if (reply === null) {
    throw error;
  }
  expect(reply.message).toMatch(/^ElevenLabs .+\.$/);
  const retryAfter = reply.headers['Retry-After'];
  return [
    reply.status,
    reply.errorCode,
    reply.retryable,
    ...(retryAfter === undefined ? ([] as const) : ([retryAfter] as const)),
  ];
}

describe('what a caller of the API gets when a service', () => {
  it.each(FAULTS)('[bug 18] answers with %s', async (name, answer, reply) => {
    const server = await startRawServer(answer);
    expect(await replyOf(server.url, name === 'slow' ? 250 : undefined)).toEqual(reply);
    await server.close();
  });

  it('refuses connections', async () => {
    const reply = await replyOf(`http://127.0.0.1:${String(await freePort())}`);
    expect(reply).toEqual([503, 'UPSTREAM_UNREACHABLE', true, '2']);
  });
});
