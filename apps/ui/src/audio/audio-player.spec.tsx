import { QueryClientProvider } from '@tanstack/react-query';
import { MantineProvider } from '@mantine/core';
import { fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { I18nextProvider } from 'react-i18next';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createQueryClient } from '../api/create-query-client.ts';
import { createI18n } from '../i18n/create-i18n.ts';
import { createTextLoader } from '../i18n/load-texts.ts';
import { AudioPlayer } from './audio-player.tsx';

// jsdom has audio elements that cannot play.
beforeEach(() => {
  vi.spyOn(HTMLMediaElement.prototype, 'play').mockImplementation(function (
    this: HTMLMediaElement,
  ) {
    Object.defineProperty(this, 'paused', { value: false, configurable: true });
    fireEvent.play(this);
    fireEvent.playing(this);
    return Promise.resolve();
  });
  vi.spyOn(HTMLMediaElement.prototype, 'pause').mockImplementation(function (
    this: HTMLMediaElement,
  ) {
    Object.defineProperty(this, 'paused', { value: true, configurable: true });
    fireEvent.pause(this);
  });
  vi.spyOn(HTMLMediaElement.prototype, 'load').mockImplementation(() => undefined);
});

async function show(names: readonly string[]) {
  const i18n = await createI18n('en');
  await createTextLoader(i18n)(['player']);
  const { container } = render(
    <I18nextProvider i18n={i18n}>
      <MantineProvider withCssVariables={false} withGlobalClasses={false} env="test">
        <QueryClientProvider client={createQueryClient()}>
          {names.map((name) => (
            <AudioPlayer
              key={name}
              src={`https://elsewhere.example/${name}.mp3`}
              name={name}
              durationSeconds={65}
            />
          ))}
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>,
  );
  return { user: userEvent.setup(), container };
}

describe('AudioPlayer', () => {
  it('plays, pauses, and tells where it is', async () => {
    const { user, container } = await show(['Gout']);
    await user.click(screen.getByRole('button', { name: 'Play Gout' }));
    const audio = container.querySelector('audio');
    if (audio === null) {
      throw new Error('no audio element');
    }
    audio.currentTime = 7;
    fireEvent.timeUpdate(audio);
    const slider = screen.getByRole('slider', { name: 'Position in Gout' });
    expect(slider.getAttribute('aria-valuetext')).toBe('0:07 of 1:05');
    await user.click(screen.getByRole('button', { name: 'Pause Gout' }));
    expect(screen.getByRole('button', { name: 'Play Gout' })).toBeDefined();
  });

  it('seeks by keyboard and never beyond its ends', async () => {
    const { user, container } = await show(['Gout']);
    const audio = container.querySelector('audio');
    screen.getByRole('slider').focus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(audio?.currentTime).toBe(10);
    await user.keyboard('{ArrowLeft}{ArrowLeft}{ArrowLeft}');
    expect(audio?.currentTime).toBe(0);
    await user.keyboard(' ');
    expect(screen.getByRole('button', { name: 'Pause Gout' })).toBeDefined();
  });

  it('lets one sound be heard at a time', async () => {
    const { user } = await show(['One', 'Two']);
    await user.click(screen.getByRole('button', { name: 'Play One' }));
    await user.click(screen.getByRole('button', { name: 'Play Two' }));
    expect(screen.getByRole('button', { name: 'Play One' })).toBeDefined();
    expect(screen.getByRole('button', { name: 'Pause Two' })).toBeDefined();
  });

  it('says that a sound cannot be played, and tries again when asked to', async () => {
    const { user, container } = await show(['Gout']);
    const audio = container.querySelector('audio');
    if (audio === null) {
      throw new Error('no audio element');
    }
    fireEvent.error(audio);
    expect(screen.getByRole('alert').textContent).toContain('cannot be played');
    await user.click(screen.getByRole('button', { name: 'Play Gout' }));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(audio.load).toHaveBeenCalledOnce();
  });

  it('offers the file under the name of the recording, and goes through the speeds', async () => {
    const { user, container } = await show(['Gout / A']);
    const link = screen.getByRole('link', { name: 'Download Gout / A' });
    expect(link.getAttribute('download')).toBe('Gout A.mp3');
    await user.click(screen.getByRole('button', { name: 'Speed of Gout / A: 1×' }));
    expect(container.querySelector('audio')?.playbackRate).toBe(1.25);
  });
});
