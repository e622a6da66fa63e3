import { MantineProvider } from '@mantine/core';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { ChoiceMenu } from './choice-menu.tsx';

const CHOICES = [
  { value: 'tea', label: 'Tea' },
  { value: 'milk', label: 'Milk' },
];

function show() {
  const chosen: string[] = [];
  render(
    <MantineProvider env="test">
      <ChoiceMenu
        title="Drinks"
        width={200}
        value="tea"
        choices={CHOICES}
        onChoose={(value) => chosen.push(value)}
      >
        <button type="button">Choose</button>
      </ChoiceMenu>
    </MantineProvider>,
  );
  return { user: userEvent.setup(), button: screen.getByRole('button'), chosen };
}

describe('ChoiceMenu', () => {
  it('tells what its button opens before its code is there', () => {
    const { button } = show();
    expect(button.getAttribute('aria-haspopup')).toBe('menu');
    expect(button.getAttribute('aria-expanded')).toBe('false');
  });

  it('opens at the first click, which fetches it, and closes at the second', async () => {
    const { user, button } = show();
    await user.click(button);
    const menu = await screen.findByRole('menu', { name: 'Choose' });
    expect(button.getAttribute('aria-expanded')).toBe('true');
    expect(button.getAttribute('aria-controls')).toBe(menu.id);
    await user.click(button);
    await waitFor(() => {
      expect(screen.queryByRole('menu')).toBeNull();
    });
    expect(button.getAttribute('aria-expanded')).toBe('false');
  });

  it('is left with Escape, which gives the focus back to the button', async () => {
    const { user, button, chosen } = show();
    await user.tab();
    await user.keyboard('{Enter}');
    const menu = await screen.findByRole('menu');
    await waitFor(() => {
      expect(menu.contains(document.activeElement)).toBe(true);
    });
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(document.activeElement).toBe(button);
    });
    expect(chosen).toEqual([]);
  });

  it('takes a choice by the keyboard alone', async () => {
    const { user, chosen } = show();
    await user.tab();
    await user.keyboard('{Enter}');
    const menu = await screen.findByRole('menu');
    await waitFor(() => {
      expect(menu.contains(document.activeElement)).toBe(true);
    });
    const milk = screen.getByRole('menuitemradio', { name: 'Milk' });
    for (let step = 0; step < 3 && document.activeElement !== milk; step += 1) {
      await user.keyboard('{ArrowDown}');
    }
    expect(document.activeElement).toBe(milk);
    await user.keyboard('{Enter}');
    expect(chosen).toEqual(['milk']);
  });
});
