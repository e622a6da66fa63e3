import type { KnowledgeDocument } from '@elevendops/contract';
import { Alert, Button, Skeleton, Tabs } from '@mantine/core';
import { Suspense } from 'react';
import { Link } from 'react-router';
import { lazyPart } from '../fetching/fetch-code.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { IconAlertTriangle, IconPencil, IconRefresh, IconTrash } from '../icons.ts';
import { useHealth } from '../shell/use-health.ts';
import { DocumentFacts } from './document-facts.tsx';
import { useKnowledgeContext } from './knowledge-context.ts';
import { useKnowledgeAddress } from './list-address.ts';
import { useRetrySync } from './knowledge-mutations.ts';
import { SyncBadge } from '../feedback/sync-badge.tsx';
import { Hint } from '../popups/hint.tsx';
import { TagList } from './tag-list.tsx';
import classes from './document-view.module.css';

const DocumentText = lazyPart(async () => (await import('./document-text.tsx')).DocumentText);

/** A document: its state, what can be done with it, its text to read, and as it is. */
export function DocumentView(props: { readonly document: KnowledgeDocument }) {
  const address = useKnowledgeAddress();
  const { document } = props;
  const { t } = useTexts('knowledge');
  const { askRemove } = useKnowledgeContext();
  const demo = useHealth().report?.demo_mode === true;
  const retry = useRetrySync();
  const failed = document.sync_status === 'failed';
  return (
    <>
      <div className={classes['summary']}>
        <SyncBadge status={document.sync_status} />
        <TagList tags={document.tags} />
      </div>
      {failed && (
        <Alert
          color="red"
          title={t('knowledge:document.syncFailed')}
          icon={<IconAlertTriangle aria-hidden />}
          mb="md"
        >
          <span className="breakable">{document.sync_error_message}</span>
        </Alert>
      )}
      <div className={classes['actions']}>
        {failed && (
          <Button
            leftSection={<IconRefresh size={18} aria-hidden />}
            loading={retry.isPending}
            onClick={() => {
              retry.mutate(document);
            }}
          >
            {t('knowledge:retrySync')}
          </Button>
        )}
        <Button
          component={Link}
          to={address(`/knowledge/${document.knowledge_id}/edit`)}
          variant="default"
          leftSection={<IconPencil size={18} aria-hidden />}
        >
          {t('knowledge:edit')}
        </Button>
        <Hint label={t('health.demoHint')} disabled={!demo}>
          <Button
            variant="default"
            className={classes['danger'] ?? ''}
            aria-disabled={demo}
            leftSection={<IconTrash size={18} aria-hidden />}
            onClick={() => {
              if (!demo) {
                askRemove(document);
              }
            }}
          >
            {t('knowledge:remove')}
          </Button>
        </Hint>
      </div>
      <Tabs defaultValue="reading" keepMounted={false}>
        <Tabs.List>
          <Tabs.Tab value="reading">{t('knowledge:document.reading')}</Tabs.Tab>
          <Tabs.Tab value="original">{t('knowledge:document.original')}</Tabs.Tab>
          <Tabs.Tab value="details">{t('knowledge:document.details')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="reading" pt="md">
          <Suspense
            fallback={
              <div role="status" aria-label={t('knowledge:document.loadingText')}>
                <Skeleton height={18} mb="sm" />
                <Skeleton height={18} mb="sm" />
                <Skeleton height={18} width="60%" />
              </div>
            }
          >
            <DocumentText text={document.raw_content} />
          </Suspense>
        </Tabs.Panel>
        <Tabs.Panel value="original" pt="md">
          {/* It scrolls, so the keyboard must be able to reach it. */}
          <pre className={classes['original']} tabIndex={0}>
            {document.raw_content}
          </pre>
        </Tabs.Panel>
        <Tabs.Panel value="details" pt="md">
          <DocumentFacts document={document} />
        </Tabs.Panel>
      </Tabs>
    </>
  );
}
