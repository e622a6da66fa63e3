import type { ConversationDetail, ConversationSummary } from '@elevendops/contract';
import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createConversation, createUrgentConversation } from '../__fixtures__/conversations.ts';
import {
  createFakeApi,
  errorReply,
  type FakeReply,
  type ReceivedRequest,
} from '../__fixtures__/fake-api.ts';
import { renderClient } from '../__fixtures__/render-client.tsx';

// Only for the eye, and jsdom has no sizes to draw in.
vi.mock('../charts/day-bars.tsx', () => ({ DayBars: () => null }));

/** An API with these conversations; `hold` keeps reviews waiting until it resolves. */
function apiWith(
  conversations: readonly ConversationSummary[],
  options: {
    readonly detail?: ConversationDetail;
    readonly review?: () => Promise<FakeReply>;
  } = {},
) {
  const api = createFakeApi();
  const { detail, review } = options;
  api.intercept = (request) => {
    const url = new URL(request.path, 'http://fake');
    if (!url.pathname.startsWith('/api/conversations')) {
      return undefined;
    }
    if (url.pathname.endsWith('/review')) {
      return review?.() ?? errorReply(404, 'NOT_FOUND');
    }
    if (url.pathname.endsWith('/daily')) {
      const day = { date: '2026-05-10', conversations: 2, answered: 3, unanswered: 1 };
      return { status: 200, body: { days: [day] } };
    }
    if (url.pathname.endsWith('/statistics')) {
      return { status: 200, body: STATISTICS };
    }
    if (detail !== undefined && url.pathname.endsWith(detail.conversation_id)) {
      return { status: 200, body: detail };
    }
    return url.pathname === '/api/conversations'
      ? list(conversations, url)
      : errorReply(404, 'NOT_FOUND');
  };
  return api;
}

const STATISTICS = {
  total_conversations: 2,
  average_duration_seconds: 65.4,
  average_duration_formatted: '1m 5s',
  attention_percentage: 50,
};

function list(all: readonly ConversationSummary[], url: URL): FakeReply {
  const patient = url.searchParams.get('patient_id')?.toLowerCase() ?? '';
  const start = Number(url.searchParams.get('cursor') ?? 0);
  const kept = all.filter(({ patient_id: id }) => id.toLowerCase().includes(patient));
  const next = start + 25 < kept.length ? String(start + 25) : null;
  return {
    status: 200,
    body: {
      conversations: kept.slice(start, start + 25),
      total_count: kept.length,
      attention_required_count: kept.filter((one) => one.requires_attention).length,
      total_answered: kept.reduce((sum, one) => sum + one.answered_count, 0),
      total_unanswered: 0,
      next_cursor: next,
    },
  };
}

const listReads = (requests: readonly ReceivedRequest[]) =>
  requests.filter(({ path }) => path.startsWith('/api/conversations?'));

describe('the list of conversations', () => {
  it('teaches where conversations come from when there is none', async () => {
    await renderClient(apiWith([]), '/insights');
    expect(await screen.findByRole('heading', { name: 'No conversations yet' })).toBeDefined();
  });

  it('shows figures, states as words, and the chart as words and table', async () => {
    const urgent = createUrgentConversation();
    await renderClient(
      apiWith([
        urgent,
        createConversation({ patient_id: 'DONE', reviewed_at: '2026-05-10T13:00:00.000Z' }),
        createConversation({ patient_id: 'FINE' }),
      ]),
      '/insights',
    );
    const row = async (name: RegExp) => (await screen.findByRole('row', { name })).textContent;
    expect(await row(/URGENT1/u)).toContain('Needs attention');
    expect(await row(/DONE/u)).toContain('Reviewed');
    expect(await row(/FINE/u)).toContain('Nothing special');
    expect(screen.getByText('1 min 5 s', { selector: 'strong' })).toBeDefined();
    expect(await screen.findByText('4 questions, 75% answered.')).toBeDefined();
    const total = screen.getByRole('row', { name: /^Total/u, hidden: true });
    expect(total.textContent).toBe('Total231');
  });

  it('turns pages, reading on only when it has to', async () => {
    const many = Array.from({ length: 45 }, (_, index) =>
      createConversation({ patient_id: `P${String(index + 1)}.` }),
    );
    const api = apiWith(many);
    const { user, router } = await renderClient(api, '/insights');
    await screen.findByText('P1.');
    expect(listReads(api.requests)).toHaveLength(1);
    await user.click(screen.getByRole('button', { name: 'Page 3 of 3' }));
    expect(await screen.findByText('P45.')).toBeDefined();
    expect(listReads(api.requests)).toHaveLength(2);
    expect(router.state.location.search).toBe('?page=3');
  });

  it('keeps filters in the address, and finds patients', async () => {
    const api = apiWith([createConversation({ patient_id: 'A1' }), createUrgentConversation()]);
    const { user, router } = await renderClient(api, '/insights?attention=1');
    await screen.findByText('A1');
    await user.type(screen.getByRole('searchbox', { name: 'Patient' }), 'urg');
    await waitFor(() => {
      expect(screen.queryByText('A1')).toBeNull();
    });
    expect(router.state.location.search).toBe('?patient=urg&attention=1');
    const last = listReads(api.requests).at(-1)?.path;
    expect(last).toContain('patient_id=urg');
    expect(last).toContain('requires_attention_only=true');
    await user.click(screen.getByRole('button', { name: 'Clear the filters' }));
    expect(await screen.findByText('A1')).toBeDefined();
    expect(router.state.location.search).toBe('');
  });

  it('explains an error', async () => {
    const api = createFakeApi();
    api.intercept = ({ path }) =>
      path.includes('conversations') ? errorReply(503, 'STORE_UNAVAILABLE') : undefined;
    await renderClient(api, '/insights');
    const [alert] = await screen.findAllByRole('alert');
    expect(alert?.textContent).toContain('The document store cannot be reached');
  });
});

describe('a conversation', () => {
  it('[bug 33] marks what is urgent and open in words, and shows markup as text', async () => {
    const detail = createUrgentConversation();
    const { router } = await renderClient(
      apiWith([detail], { detail }),
      `/insights/${detail.conversation_id}`,
    );
    const transcript = await screen.findByRole('region', { name: 'Transcript' });
    const [question] = within(transcript).getAllByRole('listitem');
    expect(question?.textContent).toContain('My chest hurts <b>a lot</b>. What now?');
    expect(question?.textContent).toContain('Urgent: Chest pain');
    expect(question?.textContent).toContain('Not answered');
    expect(document.title).toContain('URGENT1');
    expect(router.state.location.pathname).toContain(detail.conversation_id);
  });

  it('is marked as reviewed at once, and unmarked when that cannot be saved', async () => {
    const detail = createUrgentConversation();
    let fail: () => void = () => undefined;
    const held = new Promise<FakeReply>((resolve) => {
      fail = () => {
        resolve(errorReply(503, 'STORE_UNAVAILABLE'));
      };
    });
    const api = apiWith([detail], { detail, review: () => held });
    const { user } = await renderClient(api, `/insights/${detail.conversation_id}`);
    await user.click(await screen.findByRole('button', { name: 'Mark as reviewed' }));
    expect(await screen.findByRole('button', { name: 'Mark as not reviewed' })).toBeDefined();
    expect(api.requests.at(-1)?.body).toEqual({ reviewed: true });
    fail();
    expect(await screen.findByRole('button', { name: 'Mark as reviewed' })).toBeDefined();
    expect(await screen.findByText('The mark was not saved')).toBeDefined();
  });

  it('leads back to the list as it was', async () => {
    const detail = createUrgentConversation();
    const { user, router } = await renderClient(
      apiWith([detail], { detail }),
      '/insights?reviewed=no',
    );
    await user.click(await screen.findByRole('link', { name: /URGENT1/u }));
    await user.click(await screen.findByRole('link', { name: 'All conversations' }));
    expect(router.state.location.search).toBe('?reviewed=no');
  });

  it('says that it does not exist', async () => {
    await renderClient(apiWith([]), '/insights/none');
    expect((await screen.findByRole('alert')).textContent).toContain('This no longer exists');
  });
});
