import type { en } from './en.ts';

// Chinese has one plural category, so the `_one` texts of English have no counterpart.
type Texts<T> = {
  readonly [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string
    ? string
    : Texts<T[K]>;
};

/** The texts of another language: every key of English, or the compiler complains. */
export type Translation = Texts<typeof en>;
