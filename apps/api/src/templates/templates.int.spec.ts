import {
  BUILT_IN_TEMPLATE_IDS,
  NEXT_CURSOR_HEADER,
  customTemplateSchema,
  errorEnvelopeSchema,
  promptPreviewSchema,
  systemPromptSchema,
  templateContentSchema,
  templateListSchema,
  type CustomTemplate,
} from '@elevendops/contract';
import { openSqliteDocumentStore } from '../documents/index.ts';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../__fixtures__/test-api.ts';
import { composePrompt } from '../prompt/compose-prompt.ts';
import { BUILT_IN_TEMPLATES } from './built-in-templates.ts';

const UNKNOWN = '00000000-0000-4000-8000-000000000000';
const input = {
  display_name: 'Diabetes foot',
  description: 'Daily look at the feet',
  content: '## Feet\nLook at both feet each evening. '.repeat(20),
};

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
});
afterAll(() => api.close());

function send(method: string, path: string, body?: unknown): Promise<Response> {
  return fetch(`${api.url}/api/templates${path}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    headers: body === undefined ? {} : { 'content-type': 'application/json' },
  });
}

async function create(changes: Partial<typeof input> = {}): Promise<CustomTemplate> {
  const response = await send('POST', '', { ...input, ...changes });
  expect(response.status).toBe(200);
  return customTemplateSchema.parse(await response.json());
}

async function issuesOf(response: Response): Promise<string[]> {
  expect(response.status).toBe(422);
  const { detail } = errorEnvelopeSchema.parse(await response.json());
  return typeof detail === 'string' ? [detail] : detail.map(({ loc }) => loc.join('.'));
}

describe('GET /api/templates', () => {
  it('is a bare array: the built-in ones in their order, then custom ones, newest first', async () => {
    const names = ['first', 'second', 'third'];
    for (const display_name of names) {
      await create({ display_name });
    }
    const response = await send('GET', '');
    expect(response.status).toBe(200);
    const list = templateListSchema.parse(await response.json());
    expect(list.slice(0, 6).map(({ template_id }) => template_id)).toEqual(BUILT_IN_TEMPLATE_IDS);
    expect(list.slice(6, 9).map(({ display_name }) => display_name)).toEqual(names.toReversed());
    expect(response.headers.get(NEXT_CURSOR_HEADER)).toBeNull();
    const { preview, category } = list[0] ?? {};
    expect(preview).toBe(`${BUILT_IN_TEMPLATES.pre_surgery.content.slice(0, 200)}...`);
    expect(category).toBe('content_type');
    expect(list[6]).toMatchObject({ preview: input.content.slice(0, 200), category: 'custom' });
  });

  it('gives each custom template once over its pages, and the built-in ones on the first', async () => {
    const other = await startTestApi();
    try {
      for (let number = 0; number < 5; number += 1) {
        await fetch(`${other.url}/api/templates`, { method: 'POST', body: blob(input) });
      }
      const sizes: number[] = [];
      const ids: string[] = [];
      let cursor: string | null = null;
      do {
        const query: string = cursor === null ? '' : `&cursor=${cursor}`;
        const response: Response = await fetch(`${other.url}/api/templates?limit=2${query}`);
        const page = templateListSchema.parse(await response.json());
        sizes.push(page.length);
        ids.push(...page.map(({ template_id: id }) => id));
        cursor = response.headers.get(NEXT_CURSOR_HEADER);
      } while (cursor !== null);
      expect(sizes).toEqual([8, 2, 1]);
      expect(new Set(ids).size).toBe(11);
    } finally {
      await other.close();
    }
  });

  it('leaves out a record that cannot be read, and shows the others', async () => {
    const { template_id: id } = await create({ display_name: 'readable' });
    const store = await openSqliteDocumentStore({
      path: join(api.dataDir, 'documents.sqlite'),
      indexes: [],
    });
    const created_at = new Date().toISOString();
    await store.create('custom_templates', UNKNOWN, { template_id: UNKNOWN, created_at });
    const list = templateListSchema.parse(await (await send('GET', '')).json());
    expect(list.map((template) => template.template_id)).toContain(id);
    expect(list.map((template) => template.template_id)).not.toContain(UNKNOWN);
    expect((await send('GET', `/${UNKNOWN}`)).status).toBe(404);
    await store.delete('custom_templates', UNKNOWN);
    await store.close();
  });
});

describe('POST /api/templates', () => {
  it('replies 200 with the whole template', async () => {
    const template = await create();
    expect(template).toMatchObject({
      ...input,
      category: 'custom',
      created_by: 'default_user',
      preview: input.content.slice(0, 200),
    });
  });

  it('needs a description, which may be empty, and at least ten characters of text', async () => {
    await create({ description: '' });
    const { display_name, content } = input;
    expect(await issuesOf(await send('POST', '', { display_name, content }))).toEqual([
      'body.description',
    ]);
    const long = { display_name: 'x'.repeat(101), description: 'x'.repeat(501), content: 'short' };
    expect(await issuesOf(await send('POST', '', long))).toEqual([
      'body.display_name',
      'body.description',
      'body.content',
    ]);
  });
});

describe('/api/templates/{id}', () => {
  it('reads the text of built-in and custom templates, and 404 of any other', async () => {
    const { template_id: id } = await create();
    for (const [known, content] of [
      [id, input.content],
      ['faq', BUILT_IN_TEMPLATES.faq.content],
    ]) {
      const response = await send('GET', `/${String(known)}`);
      expect(templateContentSchema.parse(await response.json())).toEqual({
        template_id: known,
        content,
      });
    }
    for (const unknown of [UNKNOWN, 'nothing', '__proto__']) {
      expect((await send('GET', `/${unknown}`)).status).toBe(404);
    }
  });

  it('changes the fields given, and the preview with the text', async () => {
    const { template_id: id } = await create();
    const response = await send('PUT', `/${id}`, { content: 'A new text of it' });
    expect(response.status).toBe(200);
    expect(customTemplateSchema.parse(await response.json())).toMatchObject({
      display_name: input.display_name,
      content: 'A new text of it',
      preview: 'A new text of it',
    });
    expect(await (await send('GET', `/${id}`)).json()).toMatchObject({
      content: 'A new text of it',
    });
    expect((await send('PUT', `/${UNKNOWN}`, {})).status).toBe(404);
  });

  it('[bug 13] refuses null, and the list keeps working', async () => {
    const { template_id: id } = await create();
    const nulls = { display_name: null, description: null, content: null };
    expect(await issuesOf(await send('PUT', `/${id}`, nulls))).toHaveLength(3);
    expect(await (await send('GET', `/${id}`)).json()).toMatchObject({ content: input.content });
    expect((await send('GET', '')).status).toBe(200);
  });

  it('deletes a custom template once', async () => {
    const { template_id: id } = await create();
    const response = await send('DELETE', `/${id}`);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: 'success', message: 'Template deleted' });
    expect((await send('DELETE', `/${id}`)).status).toBe(404);
  });

  it('neither changes nor deletes a built-in template', async () => {
    expect((await send('PUT', '/faq', { display_name: 'x' })).status).toBe(404);
    expect((await send('DELETE', '/faq')).status).toBe(404);
  });

  it('keeps everything in the demonstration', async () => {
    const demo = await startTestApi({ DEMO_MODE: 'true' });
    const response = await fetch(`${demo.url}/api/templates/${UNKNOWN}`, { method: 'DELETE' });
    expect(response.status).toBe(403);
    await demo.close();
  });
});

describe('the prompt over HTTP', () => {
  it('shows the base system prompt', async () => {
    const response = await send('GET', '/system-prompt');
    expect(systemPromptSchema.parse(await response.json()).content).toContain('Micro-steps');
  });

  it('[bug 11] previews the exact prompt with every option', async () => {
    const { template_id: custom } = await create();
    const config = {
      template_ids: ['lifestyle', 'unknown', custom, 'faq', 'lifestyle'],
      quick_instructions: ' Mention the hotline. ',
      system_prompt_override: 'You are a nurse.',
      preferred_languages: ['fr'],
      speaker1_languages: ['zh-TW'],
      speaker2_languages: ['en'],
      target_duration_minutes: 10,
      is_multi_speaker: true,
    } as const;
    const preview = promptPreviewSchema.parse(
      await (await send('POST', '/preview', config)).json(),
    );
    const { lifestyle, faq } = BUILT_IN_TEMPLATES;
    const expected = composePrompt(
      {
        ...config,
        preferred_languages: ['fr'],
        speaker1_languages: ['zh-TW'],
        speaker2_languages: ['en'],
      },
      [lifestyle.content, input.content, faq.content],
    );
    expect(preview).toEqual({
      template_ids: config.template_ids,
      quick_instructions: config.quick_instructions,
      combined_prompt: expected,
      character_count: [...expected].length,
    });
  });

  it('accepts what a client of the reference sends, and no templates at all', async () => {
    const response = await send('POST', '/preview', { template_ids: [] });
    const { combined_prompt: prompt } = promptPreviewSchema.parse(await response.json());
    expect(prompt).toContain('Doctor:');
    expect(await issuesOf(await send('POST', '/preview', {}))).toEqual(['body.template_ids']);
    const wrong = { template_ids: [], target_duration_minutes: 4, preferred_languages: ['xx'] };
    expect(await issuesOf(await send('POST', '/preview', wrong))).toEqual([
      'body.preferred_languages.0',
      'body.target_duration_minutes',
    ]);
  });

  it('names the methods that a path has', async () => {
    for (const [method, path, allow] of [
      ['PUT', '', 'GET, HEAD, POST'],
      ['GET', '/preview', 'POST'],
      ['POST', '/system-prompt', 'GET, HEAD'],
      ['POST', '/faq', 'GET, HEAD, PUT, DELETE'],
    ] as const) {
      const response = await send(method, path);
      expect([response.status, response.headers.get('allow')]).toEqual([405, allow]);
    }
  });
});

function blob(value: unknown): Blob {
  return new Blob([JSON.stringify(value)]);
}
