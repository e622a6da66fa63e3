import * as z from 'zod/mini';
import { documented } from './documented.ts';

/** Sizes of a page of any list. */
export const PAGE_LIMITS = { defaultSize: 100, maxSize: 500 } as const;

const wholeNumber = z.pipe(
  z.string().check(z.regex(/^\d{1,9}$/, 'Input should be a valid integer')),
  z.transform(Number),
);

/** The size of a page, as it is written in a query. */
export const pageLimitSchema = z.pipe(
  wholeNumber,
  z.number().check(z.gte(1), z.lte(PAGE_LIMITS.maxSize)),
);

/** The query of any list: `limit`, and the `cursor` that the page before gave. */
export const pageQuerySchema = z.object({
  limit: documented(
    {
      description: 'Entries in one reply.',
      override: {
        type: 'integer',
        minimum: 1,
        maximum: PAGE_LIMITS.maxSize,
        default: PAGE_LIMITS.defaultSize,
      },
    },
    z._default(pageLimitSchema, PAGE_LIMITS.defaultSize),
  ),
  cursor: documented(
    { description: 'The `next_cursor` of the reply before.' },
    z.optional(z.string().check(z.minLength(1), z.maxLength(500))),
  ),
});

/** @see pageQuerySchema */
export type PageQuery = z.infer<typeof pageQuerySchema>;

/** What every list says besides its entries; `total_count` counts all pages. */
export const pageReplySchema = z.object({
  total_count: z.int().check(z.nonnegative()),
  next_cursor: z.nullable(z.string()),
});
