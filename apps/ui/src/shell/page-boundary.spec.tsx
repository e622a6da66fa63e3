import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createMemoryRouter } from 'react-router';
import { describe, expect, it } from 'vitest';
import { createFakeApi } from '../__fixtures__/fake-api.ts';
import { createApiClient } from '../api/api-client.ts';
import { createQueryClient } from '../api/create-query-client.ts';
import { App } from '../app.tsx';
import { fetchCode } from '../fetching/fetch-code.ts';
import { createI18n } from '../i18n/create-i18n.ts';
import { PageBoundary } from './page-boundary.tsx';
import { Shell } from './shell.tsx';

/** The client with one page whose code does not come the first times. */
async function renderLatePage(failures: number) {
  const asked = { times: 0 };
  const page = {
    path: '/',
    lazy: () =>
      fetchCode(() => {
        asked.times += 1;
        return asked.times <= failures
          ? Promise.reject(new TypeError('Failed to fetch dynamically imported module'))
          : Promise.resolve({ Component: () => <h1>It is here</h1> });
      }),
  };
  const queryClient = createQueryClient();
  render(
    <App
      api={createApiClient(createFakeApi().transport)}
      clock={() => new Date()}
      i18n={await createI18n('en')}
      queryClient={queryClient}
      router={createMemoryRouter([
        {
          element: <Shell pages={[]} />,
          HydrateFallback: () => null,
          children: [{ ErrorBoundary: PageBoundary, children: [page] }],
        },
      ])}
      env="test"
    />,
  );
  return { asked, queryClient, user: userEvent.setup() };
}

describe('PageBoundary', () => {
  it('says that a page did not arrive, and fetches it when asked to', async () => {
    const { asked, user } = await renderLatePage(Infinity);
    expect(await screen.findByRole('heading', { name: 'This page has not arrived' })).toBeDefined();
    expect(screen.queryByText(/bug of ours/u)).toBeNull();
    expect(screen.getByRole('button', { name: 'Reload the page' })).toBeDefined();
    const before = asked.times;
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(asked.times).toBeGreaterThan(before);
    expect(screen.getByRole('alert')).toBeDefined();
  });

  it('opens the page by itself once the server answers', async () => {
    const { queryClient } = await renderLatePage(1);
    await screen.findByRole('heading', { name: 'This page has not arrived' });
    await queryClient.refetchQueries({ queryKey: ['health'] });
    expect(await screen.findByRole('heading', { name: 'It is here' })).toBeDefined();
  });

  it('does not go on for ever with a page that the server does not have', async () => {
    const { asked, queryClient } = await renderLatePage(Infinity);
    await screen.findByRole('heading', { name: 'This page has not arrived' });
    for (let answers = 0; answers < 12; answers += 1) {
      await queryClient.refetchQueries({ queryKey: ['health'] });
    }
    expect(asked.times).toBeLessThanOrEqual(7);
  });
});
