import type { KnowledgeSummary } from '@elevendops/contract';
import { useState } from 'react';
import { ConfirmDialog } from '../feedback/confirm-dialog.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { IconTrash } from '../icons.ts';

/** Asks before a document is deleted, and says what that does. */
export function RemoveDialog(props: {
  readonly document: KnowledgeSummary | null;
  readonly onKeep: () => void;
  readonly onRemove: (document: KnowledgeSummary) => void;
}) {
  const { document, onKeep, onRemove } = props;
  const { t } = useTexts('knowledge');
  // The text stays while the dialog fades out.
  const [shown, setShown] = useState(document);
  if (document !== null && document !== shown) {
    setShown(document);
  }
  return (
    <ConfirmDialog
      opened={document !== null}
      title={t('knowledge:removeDialog.title')}
      text={t('knowledge:removeDialog.text', { name: shown?.disease_name ?? '' })}
      keep={t('knowledge:removeDialog.keep')}
      confirm={t('knowledge:removeDialog.confirm')}
      icon={<IconTrash size={18} aria-hidden />}
      onKeep={onKeep}
      onConfirm={() => {
        if (document !== null) {
          onRemove(document);
        }
      }}
    />
  );
}
