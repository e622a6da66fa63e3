import { startServer } from '@elevendops/testing';
import express from 'express';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApiDocsRoutes } from './routes.ts';

let made = 0;
let server: Awaited<ReturnType<typeof startServer>>;

beforeAll(async () => {
  const app = express();
  app.use(
    createApiDocsRoutes({
      createDocument: () => ({ openapi: '3.1.0', info: { version: String((made += 1)) } }),
      assetsFolder: import.meta.dirname,
    }),
  );
  server = await startServer(app);
});
afterAll(() => server.close());

describe('createApiDocsRoutes', () => {
  it('makes the document when somebody wants to see it, and once', async () => {
    expect((await fetch(`${server.url}/docs`)).status).toBe(200);
    expect(made).toBe(0);
    for (const path of ['/openapi.json', '/api/openapi.json']) {
      const reply = await fetch(`${server.url}${path}`);
      expect(await reply.json()).toMatchObject({ info: { version: '1' } });
    }
  });

  it('serves the files of Swagger UI alone', async () => {
    expect((await fetch(`${server.url}/docs/routes.ts`)).status).toBe(404);
    expect((await fetch(`${server.url}/docs/%2e%2e/app.ts`)).status).toBe(404);
    expect(await (await fetch(`${server.url}/docs/start.js`)).text()).toContain('/openapi.json');
  });
});
