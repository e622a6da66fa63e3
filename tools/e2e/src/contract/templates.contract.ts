import {
  BUILT_IN_TEMPLATE_IDS,
  customTemplateSchema,
  promptPreviewSchema,
  systemPromptSchema,
  templateContentSchema,
  templateDeletedSchema,
  templateListSchema,
  type CustomTemplate,
} from '@elevendops/contract';
import { describe, expect, it } from 'vitest';
import { expectInvalid, expectRefusal } from './api-caller.ts';
import { UNKNOWN_ID, uniqueName, type ContractContext } from './contract-context.ts';
import { expectBody } from './expect-body.ts';

const CUSTOM = { ours: customTemplateSchema, reference: 'customTemplate' } as const;

/** Templates and the prompts made of them: `/api/templates`. */
export function describeTemplates({ api }: ContractContext): void {
  const valid = () => ({
    display_name: uniqueName('Mine '),
    description: '',
    content: `${'Keep it short. '.repeat(20)}${uniqueName()}`,
  });
  const create = async (): Promise<CustomTemplate> =>
    expectBody(await api.post('/api/templates', valid()), CUSTOM);
  const list = async () =>
    expectBody(await api.get('/api/templates'), {
      ours: templateListSchema,
      reference: 'templates',
    });

  describe('GET /api/templates', () => {
    it('gives a bare list: the six built-in ones in their order, then the newest of the others', async () => {
      const [older, newer] = [await create(), await create()];
      const templates = await list();
      const builtIn = templates.slice(0, 6);
      expect(builtIn.map(({ template_id: id }) => id)).toEqual([...BUILT_IN_TEMPLATE_IDS]);
      for (const { category, preview } of builtIn) {
        expect(category).toBe('content_type');
        expect(preview).toMatch(/^[^]{200}\.\.\.$/u);
      }
      expect(templates.slice(6, 8).map(({ template_id: id }) => id)).toEqual([
        newer.template_id,
        older.template_id,
      ]);
      expect(templates[6]).not.toHaveProperty('content');
    });

    it('[bug 24] goes on page by page for whom asks, by a header that pages may read', async () => {
      const [older, newer] = [await create(), await create()];
      const first = await api.get('/api/templates?limit=1');
      const page = templateListSchema.parse(first.json);
      expect(page.at(-1)?.template_id).toBe(newer.template_id);
      const cursor = encodeURIComponent(first.headers.get('x-next-cursor') ?? '');
      const second = await api.get(`/api/templates?limit=1&cursor=${cursor}`);
      expect(templateListSchema.parse(second.json)).toMatchObject([
        { template_id: older.template_id },
      ]);
    });
  });

  describe('POST /api/templates', () => {
    it('replies 200 with the whole template', async () => {
      const sent = valid();
      const saved = expectBody(await api.post('/api/templates', sent), CUSTOM);
      expect(saved).toMatchObject({
        ...sent,
        category: 'custom',
        created_by: 'default_user',
        preview: sent.content.slice(0, 200),
      });
    });

    it.each([
      ['no name', { display_name: undefined }, 'display_name', 'missing'],
      ['an empty name', { display_name: '' }, 'display_name', 'string_too_short'],
      ['a long name', { display_name: 'x'.repeat(101) }, 'display_name', 'string_too_long'],
      ['no description', { description: undefined }, 'description', 'missing'],
      ['a long description', { description: 'x'.repeat(501) }, 'description', 'string_too_long'],
      ['a short content', { content: '123456789' }, 'content', 'string_too_short'],
    ])('refuses %s with 422', async (_what, change, field, type) => {
      const reply = await api.post('/api/templates', { ...valid(), ...change });
      expectInvalid(reply, ['body', field], type);
    });
  });

  describe('GET /api/templates/system-prompt', () => {
    it('gives the base prompt', async () => {
      const reply = await api.get('/api/templates/system-prompt');
      expectBody(reply, { ours: systemPromptSchema, reference: 'systemPrompt' });
    });
  });

  describe('POST /api/templates/preview', () => {
    const preview = async (json: unknown) =>
      expectBody(await api.post('/api/templates/preview', json), {
        ours: promptPreviewSchema,
        reference: 'promptPreview',
      });

    it('joins base prompt, templates in the order given and instructions; unknown ids are skipped', async () => {
      const { template_id: own, content } = await create();
      const template_ids = ['faq', 'nope', own, UNKNOWN_ID];
      const quick_instructions = ` ${uniqueName('Mention ')} `;
      const prompt = await preview({ template_ids, quick_instructions });
      expect(prompt).toMatchObject({ template_ids, quick_instructions });
      const text = prompt.combined_prompt;
      expect(prompt.character_count).toBe([...text].length);
      const faq = (await api.get('/api/templates/faq')).json as { readonly content: string };
      const places = [faq.content.trim(), content.trim(), quick_instructions.trim()].map((part) =>
        text.indexOf(part),
      );
      expect(places).not.toContain(-1);
      expect(places).toEqual(places.toSorted((one, other) => one - other));
    });

    it('takes no template at all, and null for what is not given', async () => {
      const prompt = await preview({ template_ids: [], quick_instructions: null });
      expect(prompt).toMatchObject({ template_ids: [], quick_instructions: null });
      const base = (await api.get('/api/templates/system-prompt')).json as { content: string };
      expect(prompt.combined_prompt).toContain(base.content.trim());
    });

    it('[bug 9] [bug 11] shows what override, speakers, languages and duration change', async () => {
      const template_ids = ['faq'];
      const plain = (await preview({ template_ids })).combined_prompt;
      for (const config of [
        { is_multi_speaker: false },
        { target_duration_minutes: 15 },
        { preferred_languages: ['zh-TW'] },
        { speaker1_languages: ['en'], speaker2_languages: ['ja', 'en'] },
      ]) {
        const changed = (await preview({ template_ids, ...config })).combined_prompt;
        expect(changed).not.toBe(plain);
      }
      const own = uniqueName('You are ');
      const overridden = await preview({ template_ids, system_prompt_override: own });
      expect(overridden.combined_prompt.startsWith(own)).toBe(true);
    });

    it('refuses a request without a list with 422', async () => {
      const reply = await api.post('/api/templates/preview', { quick_instructions: 'x' });
      expectInvalid(reply, ['body', 'template_ids'], 'missing');
    });
  });

  describe('GET, PUT and DELETE /api/templates/{id}', () => {
    const CONTENT = { ours: templateContentSchema, reference: 'templateContent' } as const;

    it('gives id and content alone, of a built-in one too', async () => {
      const { template_id: own, content } = await create();
      expect(expectBody(await api.get(`/api/templates/${own}`), CONTENT)).toEqual({
        template_id: own,
        content,
      });
      for (const id of BUILT_IN_TEMPLATE_IDS) {
        const { content: text } = expectBody(await api.get(`/api/templates/${id}`), CONTENT);
        expect(text.length).toBeGreaterThan(200);
      }
    });

    it('changes what is given; the preview follows the content', async () => {
      const before = await create();
      const path = `/api/templates/${before.template_id}`;
      const renamed = expectBody(await api.put(path, { display_name: 'Other' }), CUSTOM);
      expect(renamed).toEqual({ ...before, display_name: 'Other' });
      const edited = expectBody(await api.put(path, { content: 'Something new' }), CUSTOM);
      expect(edited).toMatchObject({ content: 'Something new', preview: 'Something new' });
    });

    it('[bug 13] refuses null with 422, and the list stays readable', async () => {
      const { template_id: id } = await create();
      for (const field of ['display_name', 'description', 'content']) {
        const reply = await api.put(`/api/templates/${id}`, { [field]: null });
        expectInvalid(reply, ['body', field], 'string_type');
      }
      expect((await list()).some(({ template_id }) => template_id === id)).toBe(true);
    });

    it('deletes with 200 and a message, once', async () => {
      const { template_id: id } = await create();
      expectBody(await api.delete(`/api/templates/${id}`), {
        ours: templateDeletedSchema,
        reference: 'deleted',
      });
      expectRefusal(await api.get(`/api/templates/${id}`), 404, 'NOT_FOUND');
      expectRefusal(await api.delete(`/api/templates/${id}`), 404, 'NOT_FOUND');
    });

    it('is 404 for an id that nothing has; built-in ones are neither changed nor deleted', async () => {
      expectRefusal(await api.get('/api/templates/nope'), 404, 'NOT_FOUND');
      for (const id of ['faq', UNKNOWN_ID]) {
        const reply = await api.put(`/api/templates/${id}`, { description: 'x' });
        expectRefusal(reply, 404, 'NOT_FOUND');
        expectRefusal(await api.delete(`/api/templates/${id}`), 404, 'NOT_FOUND');
      }
    });
  });
}
