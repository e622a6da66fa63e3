import type { KnowledgeSummary, SyncStatus } from '@elevendops/contract';

/** Columns that the list can be ordered by. */
export const SORT_KEYS = ['name', 'status', 'created', 'modified'] as const;

/** @see SORT_KEYS */
export type SortKey = (typeof SORT_KEYS)[number];

/** An order of the list. */
export interface SortOrder {
  readonly key: SortKey;
  readonly direction: 'ascending' | 'descending';
}

/** What of the list a person wants to see. */
export interface ListView {
  /** Null for every status. */
  readonly status: SyncStatus | null;
  readonly search: string;
  readonly order: SortOrder;
  /** From 1; a number past the end gives the last page. */
  readonly page: number;
  readonly pageSize: number;
  readonly language: string;
  readonly tagLabel: (tag: string) => string;
}

/** One page of the list. */
export interface ListPage {
  readonly rows: readonly KnowledgeSummary[];
  readonly matches: number;
  readonly page: number;
  readonly pageCount: number;
}

// What needs a person comes first.
const STATUS_ORDER: Record<SyncStatus, number> = {
  failed: 0,
  pending: 1,
  syncing: 2,
  completed: 3,
};

/** The page of documents that match the search, in order. */
export function viewDocuments(documents: readonly KnowledgeSummary[], view: ListView): ListPage {
  const inStatus =
    view.status === null
      ? documents
      : documents.filter(({ sync_status: status }) => status === view.status);
  const matching = filterDocuments(inStatus, view.search, view.tagLabel);
  const sorted = sortDocuments(matching, view.order, view.language);
  const pageCount = Math.max(1, Math.ceil(sorted.length / view.pageSize));
  const page = Math.min(Math.max(1, view.page), pageCount);
  const start = (page - 1) * view.pageSize;
  return {
    rows: sorted.slice(start, start + view.pageSize),
    matches: sorted.length,
    page,
    pageCount,
  };
}

/** The documents whose name or tags contain every word of the search. */
export function filterDocuments(
  documents: readonly KnowledgeSummary[],
  search: string,
  tagLabel: (tag: string) => string,
): readonly KnowledgeSummary[] {
  const words = fold(search)
    .split(/\s+/u)
    .filter((word) => word !== '');
  if (words.length === 0) {
    return documents;
  }
  return documents.filter((document) => {
    const text = fold(
      [document.disease_name, ...document.tags, ...document.tags.map(tagLabel)].join('\n'),
    );
    return words.every((word) => text.includes(word));
  });
}

/** The documents in order; equal ones newest first, then by id, so that rows never jump about. */
export function sortDocuments(
  documents: readonly KnowledgeSummary[],
  order: SortOrder,
  language: string,
): readonly KnowledgeSummary[] {
  const names = new Intl.Collator(language, { numeric: true, sensitivity: 'base' });
  const compare: Record<SortKey, (a: KnowledgeSummary, b: KnowledgeSummary) => number> = {
    name: (a, b) => names.compare(a.disease_name, b.disease_name),
    status: (a, b) => STATUS_ORDER[a.sync_status] - STATUS_ORDER[b.sync_status],
    created: (a, b) => time(a.created_at) - time(b.created_at),
    modified: (a, b) => time(a.modified_at) - time(b.modified_at),
  };
  const sign = order.direction === 'ascending' ? 1 : -1;
  return documents.toSorted(
    (a, b) =>
      sign * compare[order.key](a, b) ||
      time(b.created_at) - time(a.created_at) ||
      (a.knowledge_id < b.knowledge_id ? -1 : 1),
  );
}

function time(value: string | null): number {
  return value === null ? 0 : Date.parse(value);
}

function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}
