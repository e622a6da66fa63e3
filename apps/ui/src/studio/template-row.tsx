import type { TemplateInfo } from '@elevendops/contract';
import { ActionIcon, Skeleton } from '@mantine/core';
import { useId, useState } from 'react';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { IconEye, IconPencil } from '../icons.ts';
import { useHealth } from '../shell/use-health.ts';
import { useTemplateLabel } from './template-label.ts';
import { useTemplateContent } from './template-queries.ts';
import { RemoveButton } from './remove-button.tsx';
import classes from './studio.module.css';

/** A template with its text on demand; own ones can be changed and deleted. */
export function TemplateRow(props: {
  readonly template: TemplateInfo;
  readonly onEdit?: () => void;
  readonly onRemove?: () => void;
}) {
  const { template, onEdit, onRemove } = props;
  const { t } = useTexts('studio');
  const { name, text } = useTemplateLabel()(template);
  const demo = useHealth().report?.demo_mode === true;
  const [open, setOpen] = useState(false);
  const region = useId();
  return (
    <li>
      <div className={classes['templateRow']}>
        <span className={classes['choiceText']}>
          <b>{name}</b>
          {text !== '' && <small>{text}</small>}
        </span>
        <ActionIcon
          variant="subtle"
          color="gray"
          size={38}
          aria-label={t('studio:templates.show', { name })}
          aria-expanded={open}
          aria-controls={region}
          onClick={() => {
            setOpen(!open);
          }}
        >
          <IconEye size={19} aria-hidden />
        </ActionIcon>
        {onEdit !== undefined && (
          <ActionIcon
            variant="subtle"
            color="gray"
            size={38}
            aria-label={t('studio:templates.edit', { name })}
            onClick={onEdit}
          >
            <IconPencil size={19} aria-hidden />
          </ActionIcon>
        )}
        {onRemove !== undefined && (
          <RemoveButton
            label={t('studio:templates.remove', { name })}
            demo={demo}
            onRemove={onRemove}
          />
        )}
      </div>
      <div id={region}>{open && <Content id={template.template_id} />}</div>
    </li>
  );
}

function Content(props: { readonly id: string }) {
  const { t } = useTexts('studio');
  const { data, error, isFetching, refetch } = useTemplateContent(props.id);
  if (data !== undefined) {
    return (
      <pre className={classes['prompt']} tabIndex={0}>
        {data}
      </pre>
    );
  }
  return error === null ? (
    <Skeleton height={90} role="status" aria-label={t('app.loading')} />
  ) : (
    <ErrorNotice error={error} retrying={isFetching} onRetry={() => void refetch()} />
  );
}
