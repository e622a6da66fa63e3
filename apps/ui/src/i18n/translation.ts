/**
 * The texts of another language: every key of the English ones, or the compiler complains. Chinese has one
 * plural category, so the `_one` texts of English have no counterpart.
 */
export type Translation<English> = {
  readonly [K in keyof English as K extends `${string}_one` ? never : K]: English[K] extends string
    ? string
    : Translation<English[K]>;
};
