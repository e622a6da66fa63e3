import { render, screen, waitFor, within } from '@testing-library/react';
import { createMemoryRouter } from 'react-router';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createFakeApi } from '../__fixtures__/fake-api.ts';
import { createHealth } from '../__fixtures__/health.ts';
import { renderClient } from '../__fixtures__/render-client.tsx';
import { createApiClient } from '../api/api-client.ts';
import { createQueryClient } from '../api/create-query-client.ts';
import { App } from '../app.tsx';
import { createI18n } from '../i18n/create-i18n.ts';
import { PageBoundary } from './page-boundary.tsx';
import { PREFERENCE_KEYS } from './preferences.ts';
import { Shell } from './shell.tsx';

beforeEach(() => {
  window.localStorage.clear();
});

describe('Shell', () => {
  it('leads to every page and names the one that is open', async () => {
    const { user } = await renderClient(createFakeApi(), '/');
    const navigation = await screen.findByRole('navigation', { name: 'Main navigation' });
    await user.click(within(navigation).getByRole('link', { name: 'Knowledge' }));
    expect(await screen.findByRole('heading', { level: 1, name: 'Knowledge' })).toBeDefined();
    const current = within(navigation).getByRole('link', { name: 'Knowledge' });
    expect(current.getAttribute('aria-current')).toBe('page');
    expect(document.title).toBe('Knowledge · ElevenDops');
    expect(document.activeElement).toBe(screen.getByRole('main'));
  });

  it('lets the keyboard skip to the content', async () => {
    const { user } = await renderClient(createFakeApi(), '/');
    await screen.findByRole('main');
    await user.tab();
    expect(document.activeElement?.textContent).toBe('Skip to the content');
    expect(document.activeElement?.getAttribute('href')).toBe(`#${screen.getByRole('main').id}`);
  });

  it('switches the language, tells the document and remembers it', async () => {
    const { user } = await renderClient(createFakeApi(), '/');
    await user.click(await screen.findByRole('button', { name: 'Language: English' }));
    await user.click(await screen.findByRole('menuitemradio', { name: '繁體中文' }));
    expect(await screen.findByRole('link', { name: '知識庫' })).toBeDefined();
    expect(document.documentElement.lang).toBe('zh-TW');
    expect(window.localStorage.getItem(PREFERENCE_KEYS.language)).toBe('zh-TW');
  });

  it('switches the colour scheme and remembers it', async () => {
    const { user } = await renderClient(createFakeApi(), '/');
    await user.click(await screen.findByRole('button', { name: /^Colour scheme/u }));
    await user.click(await screen.findByRole('menuitemradio', { name: 'Dark' }));
    await waitFor(() => {
      expect(document.documentElement.dataset['mantineColorScheme']).toBe('dark');
    });
    expect(window.localStorage.getItem(PREFERENCE_KEYS.colourScheme)).toBe('dark');
  });

  it('says that the server is healthy, and what each part says', async () => {
    const { user } = await renderClient(createFakeApi(), '/');
    await user.click(await screen.findByRole('button', { name: 'System status: Healthy' }));
    const details = await screen.findByRole('dialog');
    expect(within(details).getByText('Everything is working.')).toBeDefined();
    expect(within(details).getByText('Version 1.2.3')).toBeDefined();
  });

  it('names the part that is down', async () => {
    const api = createFakeApi();
    api.health = createHealth({ storage: 'unhealthy' });
    await renderClient(api, '/');
    const name = 'System status: Degraded (File store)';
    expect(await screen.findByRole('button', { name })).toBeDefined();
  });

  it('says when the server is away', async () => {
    const api = createFakeApi();
    api.health = null;
    await renderClient(api, '/');
    expect(await screen.findByRole('button', { name: 'System status: Offline' })).toBeDefined();
  });

  it('shows demo mode only when the server is in it', async () => {
    const api = createFakeApi();
    api.health = createHealth({ demo: true });
    await renderClient(api, '/');
    expect(await screen.findByText('Demo')).toBeDefined();
  });

  it('asks for the health once every five seconds, however many rows show it', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    try {
      const api = createFakeApi();
      for (let count = 0; count < 12; count += 1) {
        api.add();
      }
      await renderClient(api, '/knowledge');
      await screen.findByText('12 documents');
      const asked = () => api.requests.filter(({ path }) => path === '/api/health').length;
      const before = asked();
      await vi.advanceTimersByTimeAsync(20_000);
      expect(asked() - before).toBeGreaterThanOrEqual(3);
      expect(asked() - before).toBeLessThanOrEqual(5);
    } finally {
      vi.useRealTimers();
    }
  });

  it('reads again what has failed when the server is back', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    try {
      const api = createFakeApi();
      api.add({ disease_name: 'Gout' });
      api.intercept = () => {
        throw new TypeError('Failed to fetch');
      };
      await renderClient(api, '/knowledge');
      await screen.findByRole('alert');
      api.intercept = () => undefined;
      await vi.advanceTimersByTimeAsync(6_000);
      expect(await screen.findByRole('link', { name: 'Gout' })).toBeDefined();
      expect(screen.queryByRole('alert')).toBeNull();
    } finally {
      vi.useRealTimers();
    }
  });

  it('stays usable around a page that throws', async () => {
    const silence = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const Broken = () => {
      throw new Error('a bug');
    };
    const page = { ErrorBoundary: PageBoundary, children: [{ path: '/', Component: Broken }] };
    render(
      <App
        api={createApiClient(createFakeApi().transport)}
        clock={() => new Date()}
        i18n={await createI18n('en')}
        queryClient={createQueryClient()}
        router={createMemoryRouter([{ element: <Shell pages={[]} />, children: [page] }])}
        env="test"
      />,
    );
    expect(
      await screen.findByRole('heading', { name: 'This page has stopped working' }),
    ).toBeDefined();
    expect(screen.getByRole('button', { name: 'Reload the page' })).toBeDefined();
    expect(screen.getByRole('navigation')).toBeDefined();
    silence.mockRestore();
  });

  it('has a way home from an address that is nowhere', async () => {
    const { user } = await renderClient(createFakeApi(), '/nowhere');
    await screen.findByRole('heading', { name: 'There is nothing here' });
    await user.click(screen.getByRole('link', { name: 'Go to Quick start' }));
    expect(await screen.findByRole('heading', { name: 'How it works' })).toBeDefined();
  });
});

describe('QuickStartPage', () => {
  it('ticks off what is done and names the mode', async () => {
    const api = createFakeApi();
    api.add({ sync_status: 'pending' });
    const { queryClient } = await renderClient(api, '/');
    expect(await screen.findByText('2 of 3 done')).toBeDefined();
    expect(screen.getByText('Embedded')).toBeDefined();
    const [id = ''] = api.documents.keys();
    api.change(id, { sync_status: 'completed' });
    await queryClient.refetchQueries({ queryKey: ['knowledge'] });
    expect(await screen.findByText('3 of 3 done')).toBeDefined();
  });
});
