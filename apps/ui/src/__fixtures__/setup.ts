import { notifications } from '@mantine/notifications';
import { cleanup, configure } from '@testing-library/react';
import { afterEach } from 'vitest';

class StillObserver implements ResizeObserver {
  observe(): void {
    // Nothing changes its size in jsdom.
  }
  unobserve(): void {
    // See observe.
  }
  disconnect(): void {
    // See observe.
  }
}

// What jsdom lacks and Mantine asks for. Specs of the build run without a window.
if (typeof window !== 'undefined') {
  Object.assign(window, {
    matchMedia: (query: string) => ({
      matches: false,
      media: query,
      addEventListener: () => undefined,
      removeEventListener: () => undefined,
    }),
    ResizeObserver: StillObserver,
    scrollTo: () => undefined,
  });
  Element.prototype.scrollIntoView = () => undefined;
}

// A busy machine is slow, not wrong.
configure({ asyncUtilTimeout: 6_000 });

afterEach(() => {
  cleanup();
  notifications.clean();
});
