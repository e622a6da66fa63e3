import type { MantineColorsTuple } from '@mantine/core';

/** Evergreen: the colour of actions. Shade 8 carries white text, shade 4 dark text, both above 7:1. */
const brand: MantineColorsTuple = [
  '#edf8f5',
  '#d5efe8',
  '#aadfd2',
  '#7bcdbb',
  '#55bda7',
  '#2f9f8a',
  '#187f6e',
  '#0f6b5d',
  '#0b5a4f',
  '#08473e',
];

/** Cool neutrals for the light scheme. */
const gray: MantineColorsTuple = [
  '#f4f7f6',
  '#ecf1f0',
  '#e1e8e6',
  '#d2dcd9',
  '#b7c5c1',
  '#8b9c98',
  '#5a6c68',
  '#43534f',
  '#2c3a37',
  '#17211f',
];

/** Green-black neutrals for the dark scheme; 0 is text, 7 the page. */
const dark: MantineColorsTuple = [
  '#dbe5e2',
  '#c3d0cc',
  '#9fb0ab',
  '#72847f',
  '#33433f',
  '#25332f',
  '#182421',
  '#0f1917',
  '#0b1311',
  '#070d0c',
];

const red: MantineColorsTuple = [
  '#fdf1ef',
  '#fadfdb',
  '#f5bfb8',
  '#f09d93',
  '#ee8a7e',
  '#d9574a',
  '#c23f33',
  '#ad3127',
  '#96271e',
  '#781f18',
];

const amber: MantineColorsTuple = [
  '#fdf6e7',
  '#faeac7',
  '#f4d692',
  '#eebf59',
  '#e8ad37',
  '#c98a12',
  '#a66d08',
  '#8a5905',
  '#734a05',
  '#5b3b06',
];

const sky: MantineColorsTuple = [
  '#eef6fb',
  '#d9ebf6',
  '#b3d7ed',
  '#86bfe2',
  '#67aedb',
  '#3488bb',
  '#226c99',
  '#1a597f',
  '#154a6a',
  '#113c56',
];

/** Every colour of the client. */
export const COLOURS = { brand, gray, dark, red, amber, sky } as const;

/** What the colours are for, per scheme; the names become CSS variables (`--app-…`). */
export const SURFACES = {
  light: {
    '--app-page': gray[0],
    '--app-surface': '#ffffff',
    '--app-surface-sunken': gray[1],
    '--app-border': gray[3],
    '--app-border-strong': gray[5],
    '--app-ink': '#12211e',
    '--app-ink-soft': '#4c5e5a',
    '--app-accent': brand[8],
    '--app-accent-soft': brand[0],
    '--app-on-filled': '#ffffff',
    '--app-focus': brand[7],
    '--app-shadow': '0 1px 2px rgb(18 33 30 / 6%), 0 8px 24px -12px rgb(18 33 30 / 14%)',
  },
  dark: {
    '--app-page': dark[8],
    '--app-surface': dark[7],
    '--app-surface-sunken': dark[6],
    '--app-border': dark[5],
    '--app-border-strong': dark[3],
    '--app-ink': '#e8f0ed',
    '--app-ink-soft': dark[2],
    '--app-accent': brand[4],
    '--app-accent-soft': '#11302a',
    '--app-on-filled': '#071613',
    '--app-focus': brand[3],
    '--app-shadow': '0 1px 2px rgb(0 0 0 / 40%), 0 12px 32px -16px rgb(0 0 0 / 70%)',
  },
} as const;

/** Fonts of the operating system; the ones for Chinese differ by language so that glyphs are right. */
export const FONTS = {
  text: "'Inter', 'Segoe UI Variable Text', 'Segoe UI', system-ui, -apple-system, Roboto, 'Helvetica Neue', 'PingFang TC', 'Microsoft JhengHei', 'Noto Sans TC', 'Noto Sans CJK TC', 'WenQuanYi Zen Hei', sans-serif",
  mono: "ui-monospace, 'SF Mono', 'Cascadia Mono', 'Segoe UI Mono', Menlo, Consolas, 'Noto Sans Mono CJK TC', monospace",
} as const;

/** Type scale in rem; body text is `md`. */
export const FONT_SIZES = {
  xs: '0.8125rem',
  sm: '0.9rem',
  md: '1rem',
  lg: '1.125rem',
  xl: '1.375rem',
} as const;

/** Distances between things. */
export const SPACING = {
  xs: '0.5rem',
  sm: '0.75rem',
  md: '1rem',
  lg: '1.5rem',
  xl: '2.25rem',
} as const;

/** Corner radii. */
export const RADII = {
  xs: '4px',
  sm: '6px',
  md: '10px',
  lg: '16px',
  xl: '32px',
} as const;
