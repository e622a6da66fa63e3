import { z } from 'zod';

/** Sizes of a page of any list. */
export const PAGE_LIMITS = { defaultSize: 100, maxSize: 500 } as const;

const wholeNumber = z
  .string()
  .regex(/^\d{1,9}$/, 'Input should be a valid integer')
  .transform(Number);

/** The query of any list: `limit`, and the `cursor` that the page before gave. */
export const pageQuerySchema = z.object({
  limit: wholeNumber
    .pipe(z.number().min(1).max(PAGE_LIMITS.maxSize))
    .default(PAGE_LIMITS.defaultSize)
    .meta({
      description: 'Entries in one reply.',
      override: {
        type: 'integer',
        minimum: 1,
        maximum: PAGE_LIMITS.maxSize,
        default: PAGE_LIMITS.defaultSize,
      },
    }),
  cursor: z
    .string()
    .min(1)
    .max(500)
    .optional()
    .meta({ description: 'The `next_cursor` of the reply before.' }),
});

/** @see pageQuerySchema */
export type PageQuery = z.infer<typeof pageQuerySchema>;

/** What every list says besides its entries; `total_count` counts all pages. */
export const pageReplySchema = z.object({
  total_count: z.number().int().nonnegative(),
  next_cursor: z.string().nullable(),
});
