import { Button, Group, Modal, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Asks before something that cannot be undone. The safe answer has the focus. */
export function ConfirmDialog(props: {
  readonly opened: boolean;
  readonly title: string;
  readonly text: string;
  readonly keep: string;
  readonly confirm: string;
  readonly icon?: ReactNode;
  readonly onKeep: () => void;
  readonly onConfirm: () => void;
}) {
  const { opened, title, text, keep, confirm, icon, onKeep, onConfirm } = props;
  const { t } = useTranslation();
  return (
    <Modal.Root opened={opened} onClose={onKeep} zIndex={250} centered padding="lg" radius="lg">
      <Modal.Overlay />
      <Modal.Content>
        {/* Mantine's own header element would be a second banner of the page. */}
        <div className="dialogHeader">
          <Modal.Title>{title}</Modal.Title>
          <Modal.CloseButton aria-label={t('actions.close')} />
        </div>
        <Modal.Body>
          <Text className="breakable">{text}</Text>
          <Group justify="flex-end" mt="lg" gap="sm">
            <Button variant="default" onClick={onKeep} data-autofocus>
              {keep}
            </Button>
            <Button color="red" leftSection={icon} onClick={onConfirm}>
              {confirm}
            </Button>
          </Group>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
