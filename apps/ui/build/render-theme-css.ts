import { convertCssVariables, DEFAULT_THEME, mergeMantineTheme } from '@mantine/core';
import { cssVariables, theme } from '../src/theme/theme.ts';

/** The theme's CSS variables as a style sheet, so that the client needs no style element of its own. */
export function renderThemeCss(): string {
  return convertCssVariables(cssVariables(mergeMantineTheme(DEFAULT_THEME, theme)));
}
