import {
  createTheme,
  DEFAULT_THEME,
  defaultCssVariablesResolver,
  defaultVariantColorsResolver,
  type CSSVariablesResolver,
  type VariantColorsResolver,
} from '@mantine/core';
import { COLOURS, FONTS, FONT_SIZES, RADII, SPACING, SURFACES } from './tokens.ts';

// Filled parts are dark in the light scheme and light in the dark scheme, so their text follows the scheme.
const variantColours: VariantColorsResolver = (input) => {
  const colours = defaultVariantColorsResolver(input);
  return input.variant === 'filled' ? { ...colours, color: 'var(--app-on-filled)' } : colours;
};

/** The look of the client, made from the tokens. */
export const theme = createTheme({
  colors: COLOURS,
  primaryColor: 'brand',
  primaryShade: { light: 8, dark: 4 },
  variantColorResolver: variantColours,
  black: SURFACES.light['--app-ink'],
  fontFamily: FONTS.text,
  fontFamilyMonospace: FONTS.mono,
  fontSizes: FONT_SIZES,
  spacing: SPACING,
  radius: RADII,
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  headings: {
    fontFamily: FONTS.text,
    fontWeight: '680',
    textWrap: 'balance',
    sizes: {
      h1: { fontSize: '1.875rem', lineHeight: '1.2' },
      h2: { fontSize: '1.375rem', lineHeight: '1.3' },
      h3: { fontSize: '1.125rem', lineHeight: '1.4' },
      h4: { fontSize: '1rem', lineHeight: '1.45' },
    },
  },
  // Locking by an injected style element would break the Content-Security-Policy; global.css does it instead.
  components: {
    ModalRoot: { defaultProps: { lockScroll: false } },
    DrawerRoot: { defaultProps: { lockScroll: false } },
  },
});

/** Mantine's CSS variables with ours; rendered to a static style sheet at build time. */
export const cssVariables: CSSVariablesResolver = (merged) => {
  const base = defaultCssVariablesResolver(merged);
  return {
    variables: ourColours(base.variables),
    light: {
      ...ourColours(base.light),
      ...SURFACES.light,
      '--mantine-color-body': 'var(--app-surface)',
      '--mantine-color-text': 'var(--app-ink)',
      '--mantine-color-dimmed': 'var(--app-ink-soft)',
      '--mantine-color-placeholder': COLOURS.gray[6],
      '--mantine-color-error': COLOURS.red[7],
      '--mantine-color-success': COLOURS.brand[7],
      '--mantine-color-default-border': 'var(--app-border)',
      '--mantine-color-disabled-color': COLOURS.gray[6],
      '--mantine-primary-color-contrast': 'var(--app-on-filled)',
    },
    dark: {
      ...ourColours(base.dark),
      ...SURFACES.dark,
      '--mantine-color-body': 'var(--app-surface)',
      '--mantine-color-text': 'var(--app-ink)',
      '--mantine-color-dimmed': 'var(--app-ink-soft)',
      '--mantine-color-placeholder': COLOURS.dark[2],
      '--mantine-color-error': COLOURS.red[3],
      '--mantine-color-success': COLOURS.brand[4],
      '--mantine-color-default-border': 'var(--app-border)',
      '--mantine-color-disabled-color': COLOURS.dark[2],
      '--mantine-primary-color-contrast': 'var(--app-on-filled)',
    },
  };
};

// Mantine brings eleven more palettes; unused, they are a fifth of the style sheet.
function ourColours(variables: Record<string, string>): Record<string, string> {
  const unused = Object.keys(DEFAULT_THEME.colors).filter((name) => !Object.hasOwn(COLOURS, name));
  const pattern = new RegExp(`^--mantine-color-(${unused.join('|')})-`, 'u');
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !pattern.test(name)));
}
