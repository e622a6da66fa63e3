import type { TemplateInfo } from '@elevendops/contract';
import { Button } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '../feedback/confirm-dialog.tsx';
import { useAnnounce } from '../feedback/use-announce.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { IconPlus, IconTrash } from '../icons.ts';
import { TemplateForm } from './template-form.tsx';
import { useTemplateLabel } from './template-label.ts';
import { useDeleteTemplate, useTemplates } from './template-queries.ts';
import { TemplateRow } from './template-row.tsx';
import { WideDialog } from './wide-dialog.tsx';
import classes from './studio.module.css';

/** Every template to read, and the own ones to make, change and delete. */
export function TemplatesDialog(props: {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onRemoved: (id: string) => void;
}) {
  const { opened, onClose, onRemoved } = props;
  const { t } = useTexts('studio');
  const announce = useAnnounce();
  const remove = useDeleteTemplate();
  const labelOf = useTemplateLabel();
  const { data: templates = [] } = useTemplates();
  const [edited, setEdited] = useState<TemplateInfo | 'new' | null>(null);
  const [asked, setAsked] = useState<TemplateInfo | null>(null);
  const own = templates.filter(({ category }) => category === 'custom');
  const confirmed = (template: TemplateInfo) => {
    const { name } = labelOf(template);
    setAsked(null);
    remove.mutate(template, {
      onSuccess() {
        onRemoved(template.template_id);
        announce.success(t('studio:templates.removed', { name }));
      },
      onError(error) {
        announce.failure(t('studio:templates.removeFailed', { name }), error);
      },
    });
  };
  const back = () => {
    setEdited(null);
  };
  const title =
    edited === null
      ? t('studio:templates.title')
      : t(edited === 'new' ? 'studio:templates.createTitle' : 'studio:templates.editTitle');
  return (
    <WideDialog
      opened={opened}
      title={title}
      onClose={() => {
        back();
        onClose();
      }}
    >
      {edited !== null ? (
        <TemplateForm template={edited === 'new' ? null : edited} onDone={back} />
      ) : (
        <>
          <section className={classes['templates']}>
            <div className={classes['templatesHead']}>
              <h3>{t('studio:templates.own')}</h3>
              <Button
                size="sm"
                leftSection={<IconPlus size={18} aria-hidden />}
                onClick={() => {
                  setEdited('new');
                }}
              >
                {t('studio:templates.create')}
              </Button>
            </div>
            {own.length === 0 && <p className={classes['hint']}>{t('studio:templates.noOwn')}</p>}
            <ul>
              {own.map((template) => (
                <TemplateRow
                  key={template.template_id}
                  template={template}
                  onEdit={() => {
                    setEdited(template);
                  }}
                  onRemove={() => {
                    setAsked(template);
                  }}
                />
              ))}
            </ul>
          </section>
          <section className={classes['templates']}>
            <h3>{t('studio:templates.builtIn')}</h3>
            <ul>
              {templates
                .filter(({ category }) => category !== 'custom')
                .map((template) => (
                  <TemplateRow key={template.template_id} template={template} />
                ))}
            </ul>
          </section>
        </>
      )}
      <ConfirmDialog
        opened={asked !== null}
        title={t('studio:templates.removeTitle')}
        text={t('studio:templates.removeText', { name: asked?.display_name ?? '' })}
        keep={t('studio:templates.keep')}
        confirm={t('studio:templates.removeConfirm')}
        icon={<IconTrash size={18} aria-hidden />}
        onKeep={() => {
          setAsked(null);
        }}
        onConfirm={() => {
          if (asked !== null) {
            confirmed(asked);
          }
        }}
      />
    </WideDialog>
  );
}
