import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './studio.module.css';

/** A dialog with room for long texts. */
export function WideDialog(props: {
  readonly opened: boolean;
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
}) {
  const { opened, title, onClose, children } = props;
  const { t } = useTranslation();
  return (
    <Modal.Root opened={opened} onClose={onClose} size={820} zIndex={220} centered radius="lg">
      <Modal.Overlay />
      <Modal.Content>
        {/* Mantine's own header element would be a second banner of the page. */}
        <div className="dialogHeader">
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('actions.close')} />
        </div>
        <Modal.Body className={classes['dialog'] ?? ''}>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
