import { request, type ClientRequest } from 'node:http';
import { knowledgeDocumentSchema } from '@elevendops/contract';
import { startServer } from '@elevendops/testing';
import express from 'express';
import multer from 'multer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../__fixtures__/test-api.ts';
import { toHttpError } from '../errors/index.ts';
import { createUploadStorage } from './upload-storage.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

function form(name: string, content: string, fields: readonly (readonly [string, string])[] = []) {
  const data = new FormData();
  for (const [field, value] of fields) {
    data.append(field, value);
  }
  data.append('file', new Blob([content]), name);
  return data;
}

const upload = (body: FormData) =>
  fetch(`${api.url}/api/knowledge/upload`, { method: 'POST', body });

/** Begins an upload to a URL and sends only the head of its file, and these bytes of it. */
async function beginUpload(url: string, bytes: number): Promise<ClientRequest> {
  const head = '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\n';
  const client = request(url, {
    method: 'POST',
    headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': 10_000_000 },
  });
  client.on('error', () => undefined);
  await new Promise<void>((sent) => client.write(head + 'x'.repeat(bytes), () => sent()));
  return client;
}

describe('POST /api/knowledge/upload', () => {
  it('makes a document of a file, named after it unless a name is given', async () => {
    const response = await upload(form('Cataract_care.md', '# Care\nRest.'));
    expect(response.status).toBe(201);
    expect(knowledgeDocumentSchema.parse(await response.json())).toMatchObject({
      disease_name: 'Cataract care',
      tags: ['faq'],
      raw_content: '# Care\nRest.',
    });
    const named = await upload(form('糖尿病.txt', '少糖', [['disease_name', 'Diabetes']]));
    expect(await named.json()).toMatchObject({ disease_name: 'Diabetes', raw_content: '少糖' });
  });

  it('takes tags that are repeated, and tags that are separated by commas', async () => {
    const repeated = [
      ['tags', 'faq'],
      ['tags', 'diet'],
    ] as const;
    for (const fields of [repeated, [['tags', 'faq, diet']] as const]) {
      expect(await (await upload(form('a.md', 'x', fields))).json()).toMatchObject({
        tags: ['faq', 'diet'],
      });
    }
  });

  it('refuses at once a field name that would make a list of four billion holes', async () => {
    const response = await upload(form('a.md', 'x', [['tags[4294967294]', 'v']]));
    expect(response.status).toBe(422);
    expect((await fetch(`${api.url}/api/health`)).status).toBe(200);
  });

  it('serves others while many clients send nothing', async () => {
    const url = `${api.url}/api/knowledge/upload`;
    const silent = await Promise.all(Array.from({ length: 30 }, () => beginUpload(url, 10)));
    expect((await upload(form('a.md', 'Rest.'))).status).toBe(201);
    for (const client of silent) {
      client.destroy();
    }
  });
});

describe('createUploadStorage', () => {
  it('refuses what goes beyond the budget of all uploads, until others are gone', async () => {
    const storage = createUploadStorage({ budgetBytes: 1_000_000 });
    const app = express();
    app.post('/', multer({ storage }).single('file'), (incoming, response) => {
      response.json({ size: incoming.file?.size });
    });
    const refuse: express.ErrorRequestHandler = (error, _request, response, _next) => {
      response.status(toHttpError(error)?.status ?? 500).end();
    };
    app.use(refuse);
    const server = await startServer(app);
    const send = (bytes: number) =>
      fetch(server.url, { method: 'POST', body: form('a', 'x'.repeat(bytes)) });

    expect(await (await send(900_000)).json()).toEqual({ size: 900_000 });
    expect((await send(1_100_000)).status).toBe(503);
    const slow = await beginUpload(server.url, 700_000);
    await expect.poll(async () => (await send(500_000)).status).toBe(503);
    slow.destroy();
    await expect.poll(async () => (await send(500_000)).status).toBe(200);
    await server.close();
  });
});
