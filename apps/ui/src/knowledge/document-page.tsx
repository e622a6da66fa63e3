import { Skeleton } from '@mantine/core';
import { useParams } from 'react-router';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { DocumentView } from './document-view.tsx';
import { DrawerFrame } from '../drawers/drawer-frame.tsx';
import { useKnowledgeDocument } from './knowledge-queries.ts';

/** The document that the address names. */
export function DocumentPage() {
  const { t } = useTexts('knowledge');
  const { id = '' } = useParams();
  const query = useKnowledgeDocument(id);
  const notice = query.isError && (
    <ErrorNotice
      error={query.error}
      onRetry={() => void query.refetch()}
      retrying={query.isFetching}
    />
  );
  if (query.data === undefined) {
    return (
      <DrawerFrame title={t(query.isError ? 'knowledge:document.details' : 'app.loading')}>
        {notice || (
          <div role="status" aria-label={t('app.loading')}>
            <Skeleton height={34} width="50%" mb="lg" />
            <Skeleton height={18} mb="sm" />
            <Skeleton height={18} mb="sm" />
            <Skeleton height={18} width="70%" />
          </div>
        )}
      </DrawerFrame>
    );
  }
  return (
    <DrawerFrame title={query.data.disease_name}>
      {notice}
      <DocumentView document={query.data} />
    </DrawerFrame>
  );
}
