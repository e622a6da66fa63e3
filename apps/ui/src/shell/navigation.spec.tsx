import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createFakeApi } from '../__fixtures__/fake-api.ts';
import { renderClient } from '../__fixtures__/render-client.tsx';
import { PAGES } from '../routes.tsx';

describe('Navigation', () => {
  it('groups the pages by whom they are for', async () => {
    await renderClient(createFakeApi(), '/');
    const doctors = await screen.findByRole('list', { name: 'For doctors' });
    expect(within(doctors).getByRole('link', { name: 'Knowledge' })).toBeDefined();
    expect(within(doctors).queryByRole('link', { name: 'Quick start' })).toBeNull();
  });

  it('opens a sheet with the pages that a bar has no room for, and closes it again', async () => {
    const { user } = await renderClient(createFakeApi(), '/knowledge');
    const more = await screen.findByRole('button', { name: 'More' });
    expect(screen.getAllByRole('link', { name: 'Quick start' })).toHaveLength(1);
    await user.click(more);
    expect(more.getAttribute('aria-expanded')).toBe('true');
    expect(screen.getAllByRole('link', { name: 'Quick start' })).toHaveLength(2);
    await user.keyboard('{Escape}');
    expect(more.getAttribute('aria-expanded')).toBe('false');
    expect(document.activeElement).toBe(more);
    await user.click(more);
    await user.click(screen.getByRole('main'));
    expect(more.getAttribute('aria-expanded')).toBe('false');
  });

  it('has room in the bar of a phone for four pages and the sheet', () => {
    expect(PAGES.filter((page) => page.inBar === true).length).toBeLessThanOrEqual(4);
    expect(new Set(PAGES.map((page) => page.path)).size).toBe(PAGES.length);
  });
});
