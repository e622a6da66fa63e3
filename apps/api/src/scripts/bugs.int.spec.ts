import { errorEnvelopeSchema, scriptEventSchema } from '@elevendops/contract';
import { startServer, type TestServer } from '@elevendops/testing';
import express from 'express';
import { afterEach, describe, expect, it } from 'vitest';
import { createTestLogger } from '../__fixtures__/test-logger.ts';
import { createErrorHandler } from '../errors/index.ts';
import { createSecurityHeaders } from '../http/security-headers.ts';
import { createScriptRoutes } from './routes.ts';
import type { ScriptService } from './service.ts';

const SECRET = 'words of a patient';
const KNOWLEDGE_ID = '00000000-0000-4000-8000-000000000000';

/** A service with a bug: what it throws is no error that a caller should see. */
const buggy: ScriptService = {
  prepare: () =>
    Promise.resolve({
      knowledgeId: KNOWLEDGE_ID,
      request: {
        model: 'm',
        prompt: '',
        document: { title: '', text: '' },
        brief: { templateIds: [], speakers: { kind: 'solo', languages: [] }, minutes: null },
      },
    }),
  generate: () => Promise.reject(new TypeError(SECRET)),
  // eslint-disable-next-line require-yield -- it fails before it says anything
  async *stream() {
    await Promise.resolve();
    throw new TypeError(SECRET);
  },
};

let server: TestServer;
afterEach(() => server.close());

async function post(path: string, log: string[] = []): Promise<Response> {
  const logger = createTestLogger(log);
  const app = express();
  app.use(createSecurityHeaders());
  app.use((_request, response, next) => {
    response.setHeader('X-Request-Id', 'the-request');
    next();
  });
  app.use(
    createScriptRoutes({
      service: buggy,
      limits: () => (_request, _response, next) => {
        next();
      },
      logger,
      sleep: () => new Promise(() => undefined),
      stopping: new AbortController().signal,
    }),
  );
  app.use(createErrorHandler(logger, () => ({ requestId: 'the-request', trace: null })));
  server = await startServer(app);
  return fetch(`${server.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ knowledge_id: KNOWLEDGE_ID }),
  });
}

describe('a bug while a script is written', () => {
  it('[bug 19] is a 500 in the envelope, with the security headers and without its text', async () => {
    const response = await post('/generate-script');
    expect(response.status).toBe(500);
    expect(response.headers.get('x-frame-options')).toBe('DENY');
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
    const text = await response.text();
    expect(errorEnvelopeSchema.parse(JSON.parse(text)).error_code).toBe('INTERNAL_SERVER_ERROR');
    expect(text).not.toContain(SECRET);
  });

  it('[bug 19] ends a stream with an error event that tells nothing, and is logged', async () => {
    const log: string[] = [];
    const text = await (await post('/generate-script-stream', log)).text();
    expect(scriptEventSchema.parse(JSON.parse(text.replace('data: ', '')))).toMatchObject({
      type: 'error',
      error_code: 'INTERNAL_SERVER_ERROR',
      retryable: false,
    });
    expect(text).not.toContain(SECRET);
    expect(log.join()).toContain('this is a bug');
    expect(log.join()).toContain('the-request');
  });
});
