import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { createAccessLog } from './access-log.ts';
import { createLogger } from './create-logger.ts';
import { requestContext } from './request-context.ts';

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
  }
});

/** Sends one request to a server that answers with `status`, and gives the access log line. */
async function accessLineOf(path: string, status: number, headers: Record<string, string> = {}) {
  const line = Promise.withResolvers<Record<string, unknown>>();
  const logger = createLogger({
    service: 'api',
    version: '1',
    revision: 'r',
    destination: {
      write: (text: string) => {
        line.resolve(JSON.parse(text) as Record<string, unknown>);
      },
    },
  });
  const log = createAccessLog({
    logger,
    contextOf: (request) => requestContext(request.headers, () => 'made-here'),
    monotonicMs: () => performance.now(),
  });
  const server = createServer((request, response) => {
    log(request, response);
    response.writeHead(status).end();
  });
  servers.push(server);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await fetch(`http://127.0.0.1:${String(port)}${path}`, { headers });
  return line.promise;
}

describe('createAccessLog', () => {
  it('never logs the query, which can name a patient', async () => {
    const line = await accessLineOf('/api/conversations?patient_id=CANARY42', 200);
    expect(JSON.stringify(line)).not.toContain('CANARY42');
    expect(line['httpRequest']).toMatchObject({
      requestMethod: 'GET',
      requestUrl: '/api/conversations',
      status: 200,
    });
  });

  it('logs a server error as a warning, with the identity that the caller gave', async () => {
    const line = await accessLineOf('/api/agent', 503, { 'x-request-id': 'caller-0001' });
    expect(line['severity']).toBe('WARNING');
    expect(line['request_id']).toBe('caller-0001');
  });

  it('makes an identity of its own when the given one is not fit to print', async () => {
    const line = await accessLineOf('/', 200, { 'x-request-id': '<script>' });
    expect(line['request_id']).toBe('made-here');
  });
});
