import type { ConversationSummary } from '@elevendops/contract';
import { useEffect, useRef, useState } from 'react';
import { useApi } from '../api/api-context.ts';
import { toApiError } from '../api/api-error.ts';
import { fetchConversationPage, type ConversationFilter } from '../api/conversations-api.ts';
import { useAnnounce } from '../feedback/use-announce.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { useClock } from '../time/clock.tsx';
import { EXPORT_COLUMNS, exportRow } from './conversation-rows.ts';
import { renderCsv } from './csv.ts';

/** How far an export is; null when there is none. */
export type ExportProgress = { readonly loaded: number; readonly total: number } | null;

/** Reads every conversation that fits a filter and hands them to the reader as a CSV file. */
export function useExport(filter: ConversationFilter) {
  const { t } = useTexts('insights');
  const api = useApi();
  const clock = useClock();
  const announce = useAnnounce();
  const [progress, setProgress] = useState<ExportProgress>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(
    () => () => {
      running.current?.abort();
    },
    [],
  );

  const readAll = async (signal: AbortSignal): Promise<readonly ConversationSummary[]> => {
    const all = new Map<string, ConversationSummary>();
    let cursor: string | null = null;
    do {
      const page = await fetchConversationPage(api, filter, cursor, signal);
      for (const conversation of page.conversations) {
        all.set(conversation.conversation_id, conversation);
      }
      setProgress({ loaded: all.size, total: page.total_count });
      cursor = page.next_cursor;
    } while (cursor !== null);
    return [...all.values()];
  };

  const save = (conversations: readonly ConversationSummary[]) => {
    const words = { yes: t('insights:csv.yes'), no: t('insights:csv.no') };
    const csv = renderCsv([
      EXPORT_COLUMNS.map((column) => t(`insights:csv.${column}`)),
      ...conversations.map((conversation) => exportRow(conversation, words)),
    ]);
    const day = new Intl.DateTimeFormat('sv-SE').format(clock());
    saveFile(t('insights:csv.fileName', { day }), new Blob([csv], { type: 'text/csv' }));
  };

  const start = async () => {
    const controller = new AbortController();
    running.current = controller;
    setProgress({ loaded: 0, total: 0 });
    try {
      const conversations = await readAll(controller.signal);
      save(conversations);
      announce.success(t('insights:exported', { count: conversations.length }));
    } catch (error) {
      if (toApiError(error).code !== 'CANCELLED') {
        announce.failure(t('insights:exportFailed'), error);
      }
    } finally {
      running.current = null;
      setProgress(null);
    }
  };
  return {
    progress,
    start: () => void start(),
    cancel: () => {
      running.current?.abort();
    },
  };
}

function saveFile(name: string, content: Blob): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => {
    URL.revokeObjectURL(url);
  }, 10_000);
}
