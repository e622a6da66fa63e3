import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createUrgentConversation } from '../__fixtures__/conversations.ts';
import { createFakeApi, errorReply, type FakeApi } from '../__fixtures__/fake-api.ts';
import { renderClient } from '../__fixtures__/render-client.tsx';

const STATS = {
  document_count: 1_234,
  agent_count: 2,
  audio_count: 0,
  conversation_count: 7,
  last_activity: new Date(Date.now() - 3 * 86_400_000).toISOString(),
};

function apiWith(stats: object, urgent: readonly object[] = []): FakeApi {
  const api = createFakeApi();
  api.intercept = ({ path }) => {
    if (path === '/api/dashboard/stats') {
      return { status: 200, body: stats };
    }
    if (path.startsWith('/api/conversations/daily')) {
      const days = [{ date: '2026-05-10', conversations: 0, answered: 0, unanswered: 0 }];
      return { status: 200, body: { days } };
    }
    if (path.startsWith('/api/conversations?')) {
      expect(path).toContain('requires_attention_only=true');
      expect(path).toContain('reviewed=false');
      const body = {
        conversations: urgent,
        total_count: urgent.length,
        attention_required_count: urgent.length,
        total_answered: 0,
        total_unanswered: 0,
        next_cursor: null,
      };
      return { status: 200, body };
    }
    return undefined;
  };
  return api;
}

describe('the dashboard', () => {
  it('counts in the way of the language, with days in the last activity', async () => {
    await renderClient(apiWith(STATS), '/dashboard');
    const documents = await screen.findByRole('link', { name: /Documents\s*1,234/u });
    expect(documents.getAttribute('href')).toBe('/knowledge');
    expect(screen.getByText('3 days ago')).toBeDefined();
    expect(screen.getByRole('link', { name: /Audio files.*Make the first one/u })).toBeDefined();
    expect(await screen.findByText('Nothing needs you right now.')).toBeDefined();
    expect(await screen.findByText('No conversations in these days.')).toBeDefined();
  });

  it('says nothing of an activity that never was', async () => {
    const none = { document_count: 0, agent_count: 0, audio_count: 0, conversation_count: 0 };
    await renderClient(apiWith({ ...STATS, ...none }), '/dashboard');
    expect(await screen.findByText('Nothing yet')).toBeDefined();
  });

  it('names what failed and what is urgent, and leads there', async () => {
    const urgent = createUrgentConversation();
    const api = apiWith(STATS, [urgent]);
    const failed = api.add({
      disease_name: 'Gout',
      sync_status: 'failed',
      sync_error_message: 'No readable text',
    });
    await renderClient(api, '/dashboard');
    const section = await screen.findByRole('region', { name: 'Needs your attention' });
    const gout = await within(section).findByRole('link', { name: 'Gout' });
    expect(gout.getAttribute('href')).toBe(`/knowledge/${failed.knowledge_id}`);
    const patient = within(section).getByRole('link', { name: 'Patient URGENT1 with Nurse' });
    expect(patient.getAttribute('href')).toBe(`/insights/${urgent.conversation_id}`);
    expect(section.textContent).toContain('Chest pain · 1 open question');
  });

  it('explains an error and tries again', async () => {
    const api = apiWith(STATS);
    const works = api.intercept;
    api.intercept = (request) =>
      request.path.includes('dashboard')
        ? errorReply(500, 'INTERNAL_SERVER_ERROR')
        : works(request);
    const { user } = await renderClient(api, '/dashboard');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('req-42');
    api.intercept = works;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: /Documents\s*1,234/u })).toBeDefined();
  });
});
