import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { IconTrash } from '../icons.ts';
import { Hint } from '../popups/hint.tsx';

/** The bin beside something that can be deleted; in demo mode it says why it does nothing. */
export function RemoveButton(props: {
  readonly label: string;
  readonly demo: boolean;
  readonly onRemove: () => void;
}) {
  const { label, demo, onRemove } = props;
  const { t } = useTranslation();
  return (
    <Hint label={demo ? t('health.demoHint') : label}>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={38}
        aria-label={label}
        aria-disabled={demo}
        {...(demo ? { 'data-disabled': true } : {})}
        onClick={() => {
          if (!demo) {
            onRemove();
          }
        }}
      >
        <IconTrash size={19} aria-hidden />
      </ActionIcon>
    </Hint>
  );
}
