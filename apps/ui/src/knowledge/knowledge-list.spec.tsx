import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, vi } from 'vitest';
import { createFakeApi, errorReply, type FakeApi } from '../__fixtures__/fake-api.ts';
import { createHealth } from '../__fixtures__/health.ts';
import { renderClient } from '../__fixtures__/render-client.tsx';
import { POLL_MS } from './poll-policy.ts';

const row = (name: string) => screen.findByRole('row', { name: new RegExp(name, 'u') });
const names = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((element) => within(element).getAllByRole('link')[0]?.textContent);

function withDocuments(...diseaseNames: readonly string[]): FakeApi {
  const api = createFakeApi();
  for (const disease_name of diseaseNames) {
    api.add({ disease_name });
  }
  return api;
}

describe('the list of documents', () => {
  it('shows that it is loading', async () => {
    const api = createFakeApi();
    api.intercept = ({ path }) =>
      path.includes('knowledge') ? new Promise(() => undefined) : undefined;
    await renderClient(api, '/knowledge');
    expect(await screen.findByRole('status', { name: 'Loading…' })).toBeDefined();
  });

  it('teaches the next step when it is empty', async () => {
    await renderClient(createFakeApi(), '/knowledge');
    expect(await screen.findByRole('heading', { name: 'No documents yet' })).toBeDefined();
    expect(screen.getAllByRole('link', { name: 'Add document' })).toHaveLength(2);
  });

  it('explains an error, quotes its id and tries again', async () => {
    const api = withDocuments('Gout');
    api.intercept = ({ path }) =>
      path.includes('knowledge') ? errorReply(503, 'STORE_UNAVAILABLE') : undefined;
    const { user } = await renderClient(api, '/knowledge');
    const alert = await screen.findByRole('alert');
    expect(alert.textContent).toContain('The document store cannot be reached');
    expect(alert.textContent).toContain('req-42');
    api.intercept = () => undefined;
    await user.click(within(alert).getByRole('button', { name: 'Try again' }));
    expect(await row('Gout')).toBeDefined();
  });

  it('speaks of the connection when there is none', async () => {
    const api = createFakeApi();
    api.intercept = () => {
      throw new TypeError('Failed to fetch');
    };
    await renderClient(api, '/knowledge');
    expect((await screen.findByRole('alert')).textContent).toContain(
      'The server cannot be reached',
    );
  });

  it('keeps what it has when a later reading fails', async () => {
    const api = withDocuments('Gout');
    const { queryClient } = await renderClient(api, '/knowledge');
    await row('Gout');
    api.intercept = () => errorReply(500, 'INTERNAL_SERVER_ERROR');
    await queryClient.refetchQueries({ queryKey: ['knowledge'] });
    expect((await screen.findByRole('alert')).textContent).toContain(
      'The list could not be refreshed',
    );
    expect(await row('Gout')).toBeDefined();
  });

  it('reads all pages and shows them twenty at a time', async () => {
    const api = withDocuments(
      ...Array.from({ length: 45 }, (_, index) => `Leaflet ${String(index + 1)}.`),
    );
    api.pageSize = 10;
    const { user } = await renderClient(api, '/knowledge');
    expect(await screen.findByText('45 documents')).toBeDefined();
    expect(names()).toHaveLength(20);
    await user.click(screen.getByRole('button', { name: 'Page 3 of 3' }));
    expect(names()).toEqual(['Leaflet 5.', 'Leaflet 4.', 'Leaflet 3.', 'Leaflet 2.', 'Leaflet 1.']);
    expect(screen.getByText('41–45 of 45')).toBeDefined();
  });

  it('searches names and tags, and says when nothing matches', async () => {
    const api = withDocuments('Gout', 'Asthma');
    api.add({ disease_name: 'Migraine', tags: ['warning_signs'] });
    const { user } = await renderClient(api, '/knowledge');
    await row('Gout');
    const search = screen.getByRole('searchbox', { name: 'Search documents' });
    await user.type(search, 'warning');
    expect(names()).toEqual(['Migraine']);
    expect(screen.getByText('1 match')).toBeDefined();
    await user.type(search, ' xyz');
    expect(screen.getByRole('heading', { name: 'Nothing matches “warning xyz”' })).toBeDefined();
    await user.click(screen.getAllByRole('button', { name: 'Clear the search' })[0] as HTMLElement);
    expect(names()).toHaveLength(3);
  });

  it('sorts by a column, the other way at the second click', async () => {
    const { user } = await renderClient(withDocuments('B', 'C', 'A'), '/knowledge');
    await screen.findByRole('link', { name: 'A' });
    await user.click(screen.getByRole('button', { name: 'Name' }));
    expect(names()).toEqual(['A', 'B', 'C']);
    await user.click(screen.getByRole('button', { name: 'Name' }));
    expect(names()).toEqual(['C', 'B', 'A']);
    const header = screen.getByRole('columnheader', { name: 'Name' });
    expect(header.getAttribute('aria-sort')).toBe('descending');
  });

  it('[bug 33] shows markup in names as text', async () => {
    await renderClient(withDocuments('<b>bold</b>'), '/knowledge');
    expect((await screen.findByRole('link', { name: '<b>bold</b>' })).innerHTML).toBe(
      '&lt;b&gt;bold&lt;/b&gt;',
    );
  });
});

describe('syncing', () => {
  it('is followed until it is settled, then left alone', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    try {
      const api = createFakeApi();
      const { knowledge_id: id } = api.add({ disease_name: 'Gout', sync_status: 'pending' });
      await renderClient(api, '/knowledge');
      expect((await row('Gout')).textContent).toContain('Waiting');

      api.change(id, { sync_status: 'syncing' });
      await vi.advanceTimersByTimeAsync(POLL_MS + 50);
      expect((await row('Gout')).textContent).toContain('Syncing');

      api.change(id, { sync_status: 'completed' });
      await vi.advanceTimersByTimeAsync(POLL_MS + 50);
      expect((await row('Gout')).textContent).toContain('Synced');

      const reads = api.listReads();
      await vi.advanceTimersByTimeAsync(20 * POLL_MS);
      expect(api.listReads()).toBe(reads);
    } finally {
      vi.useRealTimers();
    }
  });

  it('says why it failed and can be started again', async () => {
    const api = createFakeApi();
    const { knowledge_id: id } = api.add({
      disease_name: 'Gout',
      sync_status: 'failed',
      sync_error_message: 'Service unavailable',
    });
    const { user } = await renderClient(api, '/knowledge');
    const failed = await row('Gout');
    expect(failed.textContent).toContain('Failed');
    expect(failed.textContent).toContain('Service unavailable');
    await user.click(within(failed).getByRole('button', { name: 'Sync Gout again' }));
    expect(await screen.findByText('“Gout” is being synced again.')).toBeDefined();
    await waitFor(async () => {
      expect((await row('Gout')).textContent).toContain('Waiting');
    });
    expect(api.documents.get(id)?.sync_status).toBe('pending');
  });
});

describe('deleting', () => {
  it('asks first, and does nothing when the answer is no', async () => {
    const api = withDocuments('Gout');
    const { user } = await renderClient(api, '/knowledge');
    await user.click(within(await row('Gout')).getByRole('button', { name: 'Delete Gout' }));
    const dialog = await screen.findByRole('dialog', { name: 'Delete this document?' });
    expect(dialog.textContent).toContain('“Gout” is deleted here and on the voice platform.');
    await user.click(within(dialog).getByRole('button', { name: 'Keep it' }));
    await waitFor(() => {
      expect(screen.queryByRole('dialog')).toBeNull();
    });
    expect(api.documents.size).toBe(1);
  });

  it('takes the row away at once and says when it is done', async () => {
    const api = withDocuments('Gout', 'Asthma');
    const answer = Promise.withResolvers<undefined>();
    api.intercept = ({ method }) => (method === 'DELETE' ? answer.promise : undefined);
    const { user } = await renderClient(api, '/knowledge');
    await user.click(within(await row('Gout')).getByRole('button', { name: 'Delete Gout' }));
    await user.click(await screen.findByRole('button', { name: 'Delete document' }));
    await waitFor(() => {
      expect(names()).toEqual(['Asthma']);
    });
    expect(api.documents.size).toBe(2);
    answer.resolve(undefined);
    expect(await screen.findByText('“Gout” is deleted.')).toBeDefined();
    expect(names()).toEqual(['Asthma']);
    expect(api.documents.size).toBe(1);
  });

  it('brings the row back when it fails, with the reason', async () => {
    const api = withDocuments('Gout', 'Asthma');
    const { user } = await renderClient(api, '/knowledge');
    await row('Gout');
    api.intercept = ({ method }) =>
      method === 'DELETE' ? errorReply(503, 'STORE_UNAVAILABLE') : undefined;
    await user.click(screen.getByRole('button', { name: 'Delete Gout' }));
    await user.click(await screen.findByRole('button', { name: 'Delete document' }));
    const message = await screen.findByText('“Gout” was not deleted');
    expect(message.closest('[role="alert"]')?.textContent).toContain('req-42');
    expect(names()).toEqual(['Asthma', 'Gout']);
  });

  it('takes a document that is gone already as deleted', async () => {
    const api = withDocuments('Gout');
    const { user } = await renderClient(api, '/knowledge');
    await row('Gout');
    api.documents.clear();
    await user.click(screen.getByRole('button', { name: 'Delete Gout' }));
    await user.click(await screen.findByRole('button', { name: 'Delete document' }));
    expect(await screen.findByText('“Gout” is deleted.')).toBeDefined();
  });

  it('is switched off in demo mode', async () => {
    const api = withDocuments('Gout');
    api.health = createHealth({ demo: true });
    const { user } = await renderClient(api, '/knowledge');
    await screen.findByText('Demo');
    await user.click(within(await row('Gout')).getByRole('button', { name: 'Delete Gout' }));
    expect(screen.queryByRole('dialog', { name: 'Delete this document?' })).toBeNull();
  });
});
