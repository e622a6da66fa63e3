import type { KnowledgeSummary } from '@elevendops/contract';
import { ActionIcon } from '@mantine/core';
import { Link } from 'react-router';
import { useTexts } from '../i18n/use-texts.ts';
import { IconPencil, IconRefresh, IconTrash } from '../icons.ts';
import { Hint } from '../popups/hint.tsx';
import { useHealth } from '../shell/use-health.ts';
import { useRetrySync } from './knowledge-mutations.ts';
import { useKnowledgeAddress } from './list-address.ts';
import classes from './knowledge-list.module.css';

/** What can be done with a document of the list. */
export function RowActions(props: {
  readonly document: KnowledgeSummary;
  readonly onRemove: (document: KnowledgeSummary) => void;
}) {
  const address = useKnowledgeAddress();
  const { document, onRemove } = props;
  const { t } = useTexts('knowledge');
  const retry = useRetrySync();
  const demo = useHealth().report?.demo_mode === true;
  const name = document.disease_name;
  return (
    <div className={classes['actions']}>
      {document.sync_status === 'failed' && (
        <Hint label={t('knowledge:retrySync')}>
          <ActionIcon
            variant="subtle"
            size={36}
            loading={retry.isPending}
            aria-label={t('knowledge:retryNamed', { name })}
            onClick={() => {
              retry.mutate(document);
            }}
          >
            <IconRefresh size={19} aria-hidden />
          </ActionIcon>
        </Hint>
      )}
      <Hint label={t('knowledge:edit')}>
        <ActionIcon
          component={Link}
          to={address(`/knowledge/${document.knowledge_id}/edit`)}
          state={{ backTo: '/knowledge' }}
          variant="subtle"
          color="gray"
          size={36}
          aria-label={t('knowledge:editNamed', { name })}
        >
          <IconPencil size={19} aria-hidden />
        </ActionIcon>
      </Hint>
      <Hint label={demo ? t('health.demoHint') : t('knowledge:remove')}>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={36}
          aria-disabled={demo}
          {...(demo ? { 'data-disabled': true } : {})}
          aria-label={t('knowledge:removeNamed', { name })}
          onClick={() => {
            if (!demo) {
              onRemove(document);
            }
          }}
        >
          <IconTrash size={19} aria-hidden />
        </ActionIcon>
      </Hint>
    </div>
  );
}
