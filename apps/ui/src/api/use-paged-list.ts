import { useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';

/** A reply of any list of the API. */
interface Page {
  readonly next_cursor: string | null;
  readonly total_count: number;
}

/** How a list is read. */
export interface PagedListOptions<P extends Page, T> {
  readonly queryKey: QueryKey;
  readonly fetchPage: (cursor: string | null, signal: AbortSignal) => Promise<P>;
  readonly entriesOf: (page: P) => readonly T[];
  readonly idOf: (entry: T) => string;
  /** Reads all pages, one after the other; else `query.fetchNextPage` reads the next. @default true */
  readonly all?: boolean;
}

/** A list of the API, each entry once: pages shift while entries are added. */
export function usePagedList<P extends Page, T>(options: PagedListOptions<P, T>) {
  const { queryKey, fetchPage, entriesOf, idOf, all = true } = options;
  const query = useInfiniteQuery({
    queryKey,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page: P) => page.next_cursor,
  });
  const { hasNextPage, isFetching, isError, fetchNextPage } = query;
  const pages = query.data?.pages;
  useEffect(() => {
    if (all && hasNextPage && !isFetching && !isError) {
      void fetchNextPage();
    }
    // A fast reply may come and go between two renders: only the pages themselves tell.
  }, [all, pages, hasNextPage, isFetching, isError, fetchNextPage]);
  const entries = useMemo(
    () =>
      pages === undefined
        ? undefined
        : [...new Map(pages.flatMap(entriesOf).map((entry) => [idOf(entry), entry])).values()],
    // The functions read a page and hold nothing: only the pages count.
    [pages],
  );
  return { query, entries, total: pages?.at(-1)?.total_count ?? 0, loadingMore: hasNextPage };
}
