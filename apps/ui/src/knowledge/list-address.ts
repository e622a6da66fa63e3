import { SYNC_STATUSES, type SyncStatus } from '@elevendops/contract';
import { useLocation, useSearchParams, type To } from 'react-router';

const STATUS = 'status';

/** The status that the list is narrowed to, which the address tells; null for all. */
export function useListStatus(): readonly [SyncStatus | null, (status: SyncStatus | null) => void] {
  const [search, setSearch] = useSearchParams();
  const set = (status: SyncStatus | null) => {
    setSearch(
      (before) => {
        const after = new URLSearchParams(before);
        if (status === null) {
          after.delete(STATUS);
        } else {
          after.set(STATUS, status);
        }
        return after;
      },
      { replace: true },
    );
  };
  return [statusIn(search), set];
}

/** The status that an address names; null when it names none that there is. */
export function statusIn(search: URLSearchParams): SyncStatus | null {
  const named = search.get(STATUS);
  return SYNC_STATUSES.find((status) => status === named) ?? null;
}

/** An address of this page that keeps what the list is narrowed to: a drawer opens over the same list. */
export function useKnowledgeAddress(): (pathname: string) => Exclude<To, string> {
  const { search } = useLocation();
  return (pathname) => ({ pathname, search });
}
