// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { COLOURS, SURFACES } from '../src/theme/tokens.ts';
import { renderThemeCss } from './render-theme-css.ts';

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const share = Number.parseInt(hex.slice(start, start + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(a: string, b: string): number {
  const [light = 0, dark = 0] = [luminance(a), luminance(b)].toSorted((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
}

describe('renderThemeCss', () => {
  const css = renderThemeCss();

  it('has our variables for both schemes and our palettes', () => {
    expect(css).toContain(`--app-page: ${SURFACES.light['--app-page']}`);
    expect(css).toContain(`--app-page: ${SURFACES.dark['--app-page']}`);
    expect(css).toContain(`--mantine-color-brand-8: ${COLOURS.brand[8]}`);
  });

  it('leaves the palettes out that the client does not use', () => {
    expect(css).not.toMatch(/--mantine-color-(pink|grape|violet|lime)-/u);
  });
});

describe('SURFACES', () => {
  it.each(['light', 'dark'] as const)('can be read in the %s scheme', (scheme) => {
    const surfaces = SURFACES[scheme];
    const texts = ['--app-ink', '--app-ink-soft', '--app-accent'] as const;
    const backs = [
      '--app-page',
      '--app-surface',
      '--app-surface-sunken',
      '--app-accent-soft',
    ] as const;
    for (const text of texts) {
      for (const back of backs) {
        const ratio = contrast(surfaces[text], surfaces[back]);
        expect([scheme, text, back, ratio >= 4.5]).toEqual([scheme, text, back, true]);
      }
    }
    expect(contrast(surfaces['--app-on-filled'], surfaces['--app-accent'])).toBeGreaterThan(4.5);
  });
});
