import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createFakeApi, type FakeApi } from '../__fixtures__/fake-api.ts';
import { renderClient } from '../__fixtures__/render-client.tsx';

const row = (name: string) => screen.findByRole('row', { name: new RegExp(name, 'u') });
const names = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((element) => within(element).getAllByRole('link')[0]?.textContent);

function withDocument(disease_name: string): FakeApi {
  const api = createFakeApi();
  api.add({ disease_name });
  return api;
}

describe('the filter by status', () => {
  it('narrows the list, and stays in the address while a drawer is open', async () => {
    const api = withDocument('Gout');
    api.add({ disease_name: 'Flu', sync_status: 'failed' });
    const { user, router } = await renderClient(api, '/knowledge');
    await user.click(await screen.findByRole('button', { name: 'Failed 1' }));
    expect(names()).toEqual(['Flu']);
    expect(router.state.location.search).toBe('?status=failed');
    await user.click(screen.getByRole('link', { name: 'Flu' }));
    expect(await screen.findByRole('dialog')).toBeDefined();
    expect(router.state.location.search).toBe('?status=failed');
    await user.click(screen.getByRole('button', { name: 'Close' }));
    await waitFor(() => {
      expect(router.state.location.pathname).toBe('/knowledge');
    });
    expect(names()).toEqual(['Flu']);
    await user.click(screen.getByRole('button', { name: 'All 2' }));
    expect(names()).toHaveLength(2);
    expect(router.state.location.search).toBe('');
  });

  it('opens as the address says, and shows a way back when nothing is left', async () => {
    const { user } = await renderClient(withDocument('Gout'), '/knowledge?status=failed');
    expect(
      await screen.findByRole('heading', { name: 'No document has this status any more' }),
    ).toBeDefined();
    await user.click(screen.getByRole('button', { name: 'Show all documents' }));
    expect(await row('Gout')).toBeDefined();
  });

  it('ignores a status that there is not', async () => {
    await renderClient(withDocument('Gout'), '/knowledge?status=lost');
    expect(await row('Gout')).toBeDefined();
  });
});
