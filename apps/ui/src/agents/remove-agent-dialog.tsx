import type { Agent } from '@elevendops/contract';
import { useState } from 'react';
import { ConfirmDialog } from '../feedback/confirm-dialog.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { IconTrash } from '../icons.ts';

/** Asks before an agent is deleted, and says what that does. */
export function RemoveAgentDialog(props: {
  readonly agent: Agent | null;
  readonly onKeep: () => void;
  readonly onRemove: (agent: Agent) => void;
}) {
  const { agent, onKeep, onRemove } = props;
  const { t } = useTexts('agents');
  // The text stays while the dialog fades out.
  const [shown, setShown] = useState(agent);
  if (agent !== null && agent !== shown) {
    setShown(agent);
  }
  return (
    <ConfirmDialog
      opened={agent !== null}
      title={t('agents:removeDialog.title')}
      text={t('agents:removeDialog.text', { name: shown?.name ?? '' })}
      keep={t('agents:removeDialog.keep')}
      confirm={t('agents:removeDialog.confirm')}
      icon={<IconTrash size={18} aria-hidden />}
      onKeep={onKeep}
      onConfirm={() => {
        if (agent !== null) {
          onRemove(agent);
        }
      }}
    />
  );
}
