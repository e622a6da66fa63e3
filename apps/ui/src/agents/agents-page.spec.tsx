import type { Agent } from '@elevendops/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createAgent } from '../__fixtures__/agents.ts';
import {
  createFakeApi,
  errorReply,
  type FakeApi,
  type FakeReply,
} from '../__fixtures__/fake-api.ts';
import { renderClient } from '../__fixtures__/render-client.tsx';

const VOICES = [
  { voice_id: 'voice-1', name: 'Clara', description: null, preview_url: null, languages: ['en'] },
  { voice_id: 'voice-2', name: '美玲', description: null, preview_url: null, languages: ['zh'] },
];
const PROMPTS = { professional: 'Be exact.', friendly: 'Be kind.', educational: 'Explain.' };

/** An API with these agents; `refuse` answers instead of it. */
function apiWith(
  agents: Agent[],
  refuse: (method: string, path: string) => FakeReply | undefined = () => undefined,
): FakeApi {
  const api = createFakeApi();
  api.intercept = ({ method, path, body }) => {
    const refused = refuse(method, path);
    if (refused !== undefined) {
      return refused;
    }
    if (path === '/api/audio/voices/list') {
      return { status: 200, body: VOICES };
    }
    if (!path.startsWith('/api/agent')) {
      return undefined;
    }
    if (path === '/api/agent/system-prompts') {
      return { status: 200, body: PROMPTS };
    }
    const place = agents.findIndex(({ agent_id: id }) => path.includes(id));
    if (method === 'POST') {
      const made = createAgent(body as Partial<Agent>);
      agents.unshift(made);
      return { status: 200, body: made };
    }
    if (path.endsWith('/system-prompt')) {
      return { status: 200, body: { system_prompt: 'Be Anna.', is_own: true } };
    }
    if (method === 'DELETE') {
      agents.splice(place, 1);
      return { status: 200, body: { status: 'success', message: 'Agent deleted' } };
    }
    return place >= 0
      ? { status: 200, body: agents[place] }
      : { status: 200, body: { agents, total_count: agents.length, next_cursor: null } };
  };
  return api;
}

describe('the Voice agents page', () => {
  it('teaches the next step when there are none', async () => {
    await renderClient(apiWith([]), '/agents');
    expect(await screen.findByRole('heading', { name: 'No voice agents yet' })).toBeDefined();
  });

  it('explains an error, quotes its id and tries again', async () => {
    let down = true;
    const api = apiWith([createAgent({ name: 'Anna' })], (_, path) =>
      down && path.startsWith('/api/agent') ? errorReply(503, 'STORE_UNAVAILABLE') : undefined,
    );
    const { user } = await renderClient(api, '/agents');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('req-42');
    down = false;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('heading', { name: 'Anna' })).toBeDefined();
  });

  it('brings an agent back when deleting it is not allowed', async () => {
    const api = apiWith([createAgent({ name: 'Anna' })], (method) =>
      method === 'DELETE' ? errorReply(403, 'DEMO_MODE') : undefined,
    );
    const { user } = await renderClient(api, '/agents');
    await user.click(await screen.findByRole('button', { name: 'Delete Anna' }));
    await user.click(await screen.findByRole('button', { name: 'Delete agent' }));
    expect(await screen.findByText('“Anna” could not be deleted')).toBeDefined();
    expect(screen.getByRole('heading', { name: 'Anna' })).toBeDefined();
  });

  it('takes an agent that is gone already for deleted', async () => {
    const agents = [createAgent({ name: 'Anna' })];
    const api = apiWith(agents, (method) => {
      if (method !== 'DELETE') {
        return undefined;
      }
      agents.length = 0;
      return errorReply(404, 'NOT_FOUND');
    });
    const { user } = await renderClient(api, '/agents');
    await user.click(await screen.findByRole('button', { name: 'Delete Anna' }));
    await user.click(await screen.findByRole('button', { name: 'Delete agent' }));
    expect(await screen.findByText('“Anna” was deleted')).toBeDefined();
    expect(await screen.findByRole('heading', { name: 'No voice agents yet' })).toBeDefined();
  });

  it('says what an agent knows, and what it waits for', async () => {
    const api = apiWith([]);
    const ready = api.add({ disease_name: 'Gout' });
    const waiting = api.add({ disease_name: 'Flu', sync_status: 'failed' });
    const gone = '00000000-0000-4000-8000-00000000ffff';
    const anna = createAgent({
      name: 'Anna',
      knowledge_ids: [ready.knowledge_id, waiting.knowledge_id, gone],
    });
    const { intercept } = api;
    api.intercept = (request) =>
      request.path.startsWith('/api/agent?')
        ? { status: 200, body: { agents: [anna], total_count: 1, next_cursor: null } }
        : intercept(request);
    await renderClient(api, '/agents');
    expect(await screen.findByRole('link', { name: 'Gout' })).toBeDefined();
    expect(screen.getByText('1 document is not synced yet')).toBeDefined();
    expect(screen.getByText('Document no longer there')).toBeDefined();
  });
});

describe('the form of a new agent', () => {
  it('says what is missing, then sends what was chosen and no prompt that is the standard', async () => {
    const api = apiWith([]);
    const gout = api.add({ disease_name: 'Gout' });
    const { user } = await renderClient(api, '/agents/new');
    await user.click(await screen.findByRole('button', { name: 'Create agent' }));
    expect(await screen.findByText('Give the agent a name.')).toBeDefined();
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Name' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Anna');
    await user.click(await screen.findByRole('checkbox', { name: 'Gout' }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Add a language' }), 'zh-TW');
    await user.click(screen.getByRole('button', { name: /^Make main: Chinese/u }));
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Voice' }), 'voice-2');
    await user.click(screen.getByRole('radio', { name: /^Educational/u }));
    await user.click(screen.getByRole('button', { name: 'Create agent' }));
    await screen.findByRole('heading', { name: 'Anna' });
    expect(api.requests.find(({ method }) => method === 'POST')?.body).toEqual({
      name: 'Anna',
      knowledge_ids: [gout.knowledge_id],
      voice_id: 'voice-2',
      answer_style: 'educational',
      languages: ['zh-TW', 'en'],
    });
  });

  it('puts the voices that speak the main language first', async () => {
    const { user } = await renderClient(apiWith([]), '/agents/new');
    const voices = async () =>
      within(await screen.findByRole('combobox', { name: 'Voice' }))
        .getAllByRole('option')
        .map(({ textContent }) => textContent);
    expect(await voices()).toEqual(['Choose a voice', 'Clara', '美玲']);
    await user.selectOptions(screen.getByRole('combobox', { name: 'Add a language' }), 'zh-TW');
    await user.click(screen.getByRole('button', { name: /^Make main: Chinese/u }));
    expect(await voices()).toEqual(['Choose a voice', '美玲', 'Clara']);
  });

  it('compares own instructions with the standard, and takes them back', async () => {
    const { user } = await renderClient(apiWith([]), '/agents/new');
    const prompt = await screen.findByRole('textbox', { name: 'Instructions' });
    expect(prompt).toHaveProperty('value', 'Be exact.');
    await user.type(prompt, ' And brief.');
    expect(screen.getByText('Your own instructions: 1 line added, 1 line removed.')).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Show what I changed' }));
    const changes = screen.getByRole('region', { name: 'Changes from the standard instructions' });
    expect(changes.textContent).toContain('Added:Be exact. And brief.');
    expect(changes.textContent).toContain('Removed:Be exact.');
    await user.click(screen.getByRole('button', { name: 'Back to the standard' }));
    expect(prompt).toHaveProperty('value', 'Be exact.');
  });

  it('keeps what was entered when it is asked too often', async () => {
    const api = apiWith([], (method) =>
      method === 'POST' ? errorReply(429, 'RATE_LIMITED') : undefined,
    );
    const { user } = await renderClient(api, '/agents/new');
    await user.type(await screen.findByRole('textbox', { name: 'Name' }), 'Anna');
    await user.selectOptions(await screen.findByRole('combobox', { name: 'Voice' }), 'voice-1');
    await user.click(screen.getByRole('button', { name: 'Create agent' }));
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('That was too often in a short time');
    expect(screen.getByRole('textbox', { name: 'Name' })).toHaveProperty('value', 'Anna');
  });
});

describe('the form of an agent', () => {
  it('sends only what was changed', async () => {
    const anna = createAgent({ name: 'Anna', languages: ['en', 'ja'] });
    const api = apiWith([anna]);
    const { user } = await renderClient(api, `/agents/${anna.agent_id}/edit`);
    await user.click(await screen.findByRole('button', { name: 'Make main: Japanese' }));
    await user.click(screen.getByRole('button', { name: 'Save changes' }));
    await waitFor(() => {
      expect(api.requests.find(({ method }) => method === 'PUT')?.body).toEqual({
        languages: ['ja', 'en'],
      });
    });
  });

  it('changes voice and style, and takes own instructions back', async () => {
    const anna = createAgent({ name: 'Anna', voice_id: 'voice-1' });
    const api = apiWith([anna]);
    const { user } = await renderClient(api, `/agents/${anna.agent_id}/edit`);
    const prompt = await screen.findByRole('textbox', { name: 'Instructions' });
    expect(prompt).toHaveProperty('value', 'Be Anna.');
    expect(screen.getByRole('combobox', { name: 'Voice' })).toHaveProperty('value', 'voice-1');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Voice' }), 'voice-2');
    await user.click(screen.getByRole('radio', { name: /^Educational/u }));
    expect(prompt).toHaveProperty('value', 'Be Anna.');
    await user.click(screen.getByRole('button', { name: 'Back to the standard' }));
    expect(prompt).toHaveProperty('value', 'Explain.');
    await user.click(screen.getByRole('button', { name: 'Save changes' }));
    await waitFor(() => {
      expect(api.requests.find(({ method }) => method === 'PUT')?.body).toEqual({
        voice_id: 'voice-2',
        answer_style: 'educational',
        system_prompt_override: '',
      });
    });
  });

  it('keeps a voice that is no longer offered, unless another is chosen', async () => {
    const anna = createAgent({ name: 'Anna', voice_id: 'voice-gone' });
    const api = apiWith([anna]);
    const { user } = await renderClient(api, `/agents/${anna.agent_id}/edit`);
    const voice = await screen.findByRole('combobox', { name: 'Voice' });
    expect(within(voice).getByRole('option', { name: 'As it is now (voice-gone)' })).toBeDefined();
    await user.type(screen.getByRole('textbox', { name: 'Name' }), ' B');
    await user.click(screen.getByRole('button', { name: 'Save changes' }));
    await waitFor(() => {
      expect(api.requests.find(({ method }) => method === 'PUT')?.body).toEqual({ name: 'Anna B' });
    });
  });
});
