import { MantineProvider } from '@mantine/core';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import { Hint } from './hint.tsx';

const user = userEvent.setup();

function show(disabled = false) {
  const view = (label: string) => (
    <MantineProvider env="test">
      <Hint label={label} disabled={disabled}>
        <button type="button">Bin</button>
      </Hint>
    </MantineProvider>
  );
  const { rerender } = render(view('Delete the page'));
  const button = screen.getByRole('button', { name: 'Bin' });
  return {
    button,
    say: (label: string) => {
      rerender(view(label));
    },
  };
}

describe('Hint', () => {
  it('explains its child under the pointer, and to a screen reader', async () => {
    const { button, say } = show();
    expect(button.hasAttribute('aria-describedby')).toBe(false);
    await user.hover(button);
    expect((await screen.findByRole('tooltip')).textContent).toBe('Delete the page');
    const id = button.getAttribute('aria-describedby') ?? '';
    expect(document.getElementById(id)?.textContent).toBe('Delete the page');
    say('Delete it now');
    expect(screen.getByRole('tooltip').textContent).toBe('Delete it now');
    await user.unhover(button);
    await waitFor(() => {
      expect(screen.queryByRole('tooltip')).toBeNull();
    });
    expect(button.hasAttribute('aria-describedby')).toBe(false);
  });

  it('leaves its child as it is, with its focus, when the code of the bubble arrives', async () => {
    const { button } = show();
    await user.tab();
    expect(await screen.findByRole('tooltip')).toBeDefined();
    expect(screen.getByRole('button', { name: 'Bin' })).toBe(button);
    expect(document.activeElement).toBe(button);
    await user.keyboard('{Escape}');
    await waitFor(() => {
      expect(screen.queryByRole('tooltip')).toBeNull();
    });
    expect(document.activeElement).toBe(button);
  });

  it('says nothing while there is nothing to say', async () => {
    const { button } = show(true);
    await user.hover(button);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(screen.queryByRole('tooltip')).toBeNull();
    expect(button.hasAttribute('aria-describedby')).toBe(false);
  });
});
