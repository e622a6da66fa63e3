import { request } from 'node:http';
import { errorEnvelopeSchema, KNOWLEDGE_LIMITS } from '@elevendops/contract';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knowledgeClient } from './knowledge-client.ts';
import { startSystem, type System } from './system.ts';

const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000';
const UNKNOWN_IDS = [
  UNKNOWN_ID,
  'nope',
  '..%2f..%2fetc',
  '%00',
  '%zz',
  '%ff',
  '%E0%A4%A',
  '__proto__',
  'x'.repeat(2_000),
];
const JSON_TYPE = { 'content-type': 'application/json' };
const valid = { disease_name: 'Flu', tags: ['faq'], raw_content: 'Rest.' };
const tooLong = 'x'.repeat(KNOWLEDGE_LIMITS.rawContent + 1);
const tenMegabytes = 'x'.repeat(10_000_000);

/** JSON of any shape, JSON that is nearly a document, and no JSON at all. */
const anyBody = fc.oneof(
  fc.jsonValue().map((value) => JSON.stringify(value)),
  fc
    .record(
      {
        disease_name: fc.oneof(fc.string(), fc.jsonValue()),
        tags: fc.oneof(fc.array(fc.string()), fc.jsonValue()),
        raw_content: fc.oneof(fc.string({ unit: 'binary' }), fc.jsonValue()),
        doctor_id: fc.jsonValue(),
      },
      { requiredKeys: [] },
    )
    .map((value) => JSON.stringify(value)),
  fc.string({ unit: 'binary' }),
);

let system: System;
let kept: string;

beforeAll(async () => {
  system = await startSystem();
  const created = await knowledgeClient(system.url).create(valid);
  kept = ((await created.json()) as { knowledge_id: string }).knowledge_id;
});
afterAll(() => system.dispose());

/** Sends a request and checks that the reply is the status, in the envelope. */
async function refused(status: number, path: string, init: RequestInit): Promise<void> {
  const response = await fetch(`${system.url}/api/knowledge${path}`, init);
  const body: unknown = await response.json();
  expect({ status: response.status, body }).toMatchObject({ status });
  const envelope = errorEnvelopeSchema.parse(body);
  expect(envelope.request_id).toBe(response.headers.get('x-request-id'));
  expect(response.headers.get('x-content-type-options')).toBe('nosniff');
}

async function nothingElseIsStored(): Promise<void> {
  expect(await knowledgeClient(system.url).ids()).toEqual([kept]);
  expect(await (await knowledgeClient(system.url).get(kept)).json()).toMatchObject(valid);
}

const badDocuments: readonly (readonly [string, unknown])[] = [
  ['no object but a list', []],
  ['no object but null', null],
  ['no object but text', 'text'],
  ['nothing in it', {}],
  ['a number for a name', { ...valid, disease_name: 7 }],
  ['null for a name', { ...valid, disease_name: null }],
  ['a blank name', { ...valid, disease_name: ' \t ' }],
  ['a name that is too long', { ...valid, disease_name: 'x'.repeat(101) }],
  ['a text for tags', { ...valid, tags: 'faq' }],
  ['no tags', { ...valid, tags: [] }],
  ['a number among tags', { ...valid, tags: ['faq', 1] }],
  ['null for content', { ...valid, raw_content: null }],
  ['empty content', { ...valid, raw_content: '' }],
  ['content that is too long', { ...valid, raw_content: tooLong }],
  ['content that is no Unicode', { ...valid, raw_content: 'a\ud800b' }],
];

describe('bad input to the knowledge routes', () => {
  it.each(badDocuments)('POST refuses a body with %s', async (_what, body) => {
    await refused(422, '', { method: 'POST', headers: JSON_TYPE, body: JSON.stringify(body) });
    await nothingElseIsStored();
  });

  it.each([
    ['no object but a list', []],
    ['null for a name', { disease_name: null }],
    ['null for tags', { tags: null }],
    ['null for content', { raw_content: null }],
    ['a blank name', { disease_name: '  ' }],
    ['no tags', { tags: [] }],
    ['content that is too long', { raw_content: tooLong }],
  ])('PUT refuses a body with %s', async (_what, body) => {
    await refused(422, `/${kept}`, {
      method: 'PUT',
      headers: JSON_TYPE,
      body: JSON.stringify(body),
    });
    await nothingElseIsStored();
  });

  it.each([
    ['POST', ''],
    ['PUT', `/${UNKNOWN_ID}`],
  ])('%s refuses malformed JSON, a wrong type and 10 MB', async (method, path) => {
    for (const body of ['{', '{"disease_name":', 'nope', '\u0000', '']) {
      await refused(422, path, { method, headers: JSON_TYPE, body });
    }
    for (const type of ['text/plain', 'application/xml', 'multipart/form-data']) {
      const body = JSON.stringify(valid);
      await refused(415, path, { method, headers: { 'content-type': type }, body });
    }
    const body = JSON.stringify({ ...valid, raw_content: tenMegabytes });
    await refused(413, path, { method, headers: JSON_TYPE, body });
    await nothingElseIsStored();
  });

  it.each([
    ['POST', ''],
    ['PUT', `/${UNKNOWN_ID}`],
  ])('%s refuses a body that is not what its headers say', async (method, path) => {
    for (const encoding of ['gzip', 'deflate', 'br']) {
      const headers = { ...JSON_TYPE, 'content-encoding': encoding };
      await refused(422, path, { method, headers, body: 'not compressed' });
    }
    const latin1 = Buffer.from('{"disease_name":"a","raw_content":"5 \xb5g"}', 'latin1');
    await refused(422, path, { method, headers: JSON_TYPE, body: latin1 });
    await nothingElseIsStored();
  });

  it.each(['GET', 'DELETE', 'PUT'])('%s of an id that nothing has is 404', async (method) => {
    const body = method === 'PUT' ? { body: '{}', headers: JSON_TYPE } : {};
    for (const id of UNKNOWN_IDS) {
      await refused(404, `/${id}`, { method, ...body });
    }
    await nothingElseIsStored();
  });

  it('POST retry-sync of an id that nothing has is 404', async () => {
    for (const id of UNKNOWN_IDS) {
      await refused(404, `/${id}/retry-sync`, { method: 'POST' });
    }
  });

  it('GET refuses a limit, a cursor or fields that it does not know', async () => {
    for (const query of [
      'limit=0',
      'limit=501',
      'limit=ten',
      'limit=1&limit=2',
      'cursor=garbage',
      'cursor=',
      'fields=all',
      // What a list of ours never makes: no id, no time, no JSON.
      ...[['2026-01-01T00:00:00.000Z', 'a/b'], ['9999', UNKNOWN_ID], [], null].map(
        (value) => `cursor=${Buffer.from(JSON.stringify(value)).toString('base64url')}`,
      ),
    ]) {
      await refused(422, `?${query}`, { method: 'GET' });
    }
  });

  it('says which methods a path has', async () => {
    const response = await fetch(`${system.url}/api/knowledge`, { method: 'PATCH' });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
    await refused(405, '/upload', { method: 'GET' });
    await refused(405, `/${kept}/retry-sync`, { method: 'DELETE' });
    await refused(405, `/${kept}`, { method: 'POST' });
  });

  it('never repeats what was sent', async () => {
    const response = await knowledgeClient(system.url).create({ ...valid, tags: 'CANARY-4711' });
    expect(response.status).toBe(422);
    expect(await response.text()).not.toContain('CANARY-4711');
  });

  it('takes 1,000 random bodies without a server error, and stores none that it refuses', async () => {
    const client = knowledgeClient(system.url);
    const before = await client.count();
    let created = 0;
    await fc.assert(
      fc.asyncProperty(anyBody, async (body) => {
        const response = await fetch(`${system.url}/api/knowledge`, {
          method: 'POST',
          headers: JSON_TYPE,
          body,
        });
        const reply: unknown = await response.json();
        expect([201, 422]).toContain(response.status);
        if (response.status === 201) {
          created += 1;
        } else {
          expect(errorEnvelopeSchema.parse(reply).error_code).toBe('VALIDATION_ERROR');
        }
      }),
      { numRuns: 1_000 },
    );
    expect(await client.count()).toBe(before + created);
  });
});

describe('random input', () => {
  it('changes a document only when it says so: 1,000 random bodies to PUT', async () => {
    const url = `${system.url}/api/knowledge/${kept}`;
    const read = async (): Promise<Record<string, unknown>> =>
      (await (await fetch(url)).json()) as Record<string, unknown>;
    const textOf = ({ disease_name, tags, raw_content }: Record<string, unknown>) =>
      JSON.stringify([disease_name, tags, raw_content]);
    await fc.assert(
      fc.asyncProperty(anyBody, async (body) => {
        const before = textOf(await read());
        const response = await fetch(url, { method: 'PUT', headers: JSON_TYPE, body });
        const reply = (await response.json()) as Record<string, unknown>;
        expect([200, 422]).toContain(response.status);
        expect(textOf(await read())).toBe(response.status === 200 ? textOf(reply) : before);
      }),
      { numRuns: 1_000 },
    );
    const headers = JSON_TYPE;
    await fetch(url, { method: 'PUT', headers, body: JSON.stringify(valid) });
  });

  it('gets a reply in the envelope from every path and method below /api', async () => {
    const segment = fc.oneof(fc.webSegment(), fc.constantFrom('knowledge', kept, 'retry-sync'));
    await fc.assert(
      fc.asyncProperty(
        fc.array(segment, { maxLength: 4 }),
        fc.webQueryParameters(),
        fc.constantFrom('GET', 'POST', 'PUT', 'PATCH', 'OPTIONS'),
        async (path, query, method) => {
          const url = `${system.url}/api/${path.join('/')}?${query}`;
          const response = await fetch(url, { method, redirect: 'manual' });
          const reply = await response.text();
          expect(response.status).not.toBe(500);
          if (response.status >= 400 && method !== 'OPTIONS' && !url.includes('/health/ready')) {
            expect(errorEnvelopeSchema.safeParse(JSON.parse(reply)).success).toBe(true);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('never makes a server error of a form: 300 random ones', async () => {
    const field = fc.tuple(
      fc.oneof(fc.constantFrom('disease_name', 'tags', 'doctor_id', 'file', 'tags[]'), fc.string()),
      fc.string(),
    );
    const name = fc.oneof(fc.constantFrom('a.md', 'b.pdf', 'c.docx', 'd.txt'), fc.string());
    await fc.assert(
      fc.asyncProperty(
        fc.array(field, { maxLength: 5 }),
        name,
        fc.uint8Array({ maxLength: 200 }),
        async (fields, fileName, bytes) => {
          const body = new FormData();
          for (const [key, value] of fields) {
            body.append(key, value);
          }
          body.append('file', new Blob([new Uint8Array(bytes)]), fileName);
          const url = `${system.url}/api/knowledge/upload`;
          const response = await fetch(url, { method: 'POST', body });
          const reply: unknown = await response.json();
          expect([201, 415, 422]).toContain(response.status);
          if (response.status !== 201) {
            errorEnvelopeSchema.parse(reply);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

describe('bad uploads', () => {
  function form(
    name: string,
    bytes: string | Uint8Array<ArrayBuffer>,
    fields: Record<string, string> = {},
  ): FormData {
    const data = new FormData();
    for (const [field, value] of Object.entries(fields)) {
      data.set(field, value);
    }
    data.set('file', new Blob([bytes]), name);
    return data;
  }

  it.each<readonly [string, number, () => RequestInit]>([
    ['JSON', 415, () => ({ headers: JSON_TYPE, body: JSON.stringify(valid) })],
    ['a form without a file', 422, () => ({ body: new FormData() })],
    ['a program', 415, () => ({ body: form('tool.exe', 'MZ') })],
    ['an empty file', 422, () => ({ body: form('empty.txt', '') })],
    ['binary called text', 422, () => ({ body: form('a.txt', new Uint8Array([0, 1, 2, 255])) })],
    ['text called PDF', 422, () => ({ body: form('a.pdf', 'hello') })],
    ['a broken PDF', 422, () => ({ body: form('a.pdf', '%PDF-1.7\nnope') })],
    ['text called DOCX', 422, () => ({ body: form('a.docx', 'hello') })],
    ['a text that is too long', 422, () => ({ body: form('long.txt', tenMegabytes) })],
    [
      'a file that is too large',
      413,
      () => ({ body: form('big.pdf', new Uint8Array(21 * 1024 * 1024)) }),
    ],
    ['a blank name', 422, () => ({ body: form('a.txt', 'hello', { disease_name: '   ' }) })],
    [
      'a form that breaks off',
      422,
      () => ({
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhel',
      }),
    ],
    [
      'a form without boundary',
      422,
      () => ({ headers: { 'content-type': 'multipart/form-data; x=y' }, body: 'hello' }),
    ],
  ])('refuses %s', async (_what, status, init) => {
    await refused(status, '/upload', { method: 'POST', ...init() });
  });

  it('stores nothing of an upload whose client left half-way', async () => {
    const before = await knowledgeClient(system.url).count();
    const { port } = new URL(system.url);
    await new Promise<void>((resolve) => {
      const upload = request({
        port,
        path: '/api/knowledge/upload',
        method: 'POST',
        headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': '1000' },
      });
      upload.on('error', () => undefined);
      upload.once('close', resolve);
      upload.write(
        '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhe',
        () => {
          upload.destroy();
        },
      );
    });
    expect(await knowledgeClient(system.url).count()).toBe(before);
  });
});
