import type { AudioFile } from '@elevendops/contract';
import { Button } from '@mantine/core';
import { useTexts } from '../i18n/use-texts.ts';
import { IconPrinter } from '../icons.ts';
import { PrintSheet } from '../print/print-sheet.tsx';
import { WideDialog } from './wide-dialog.tsx';
import classes from './studio.module.css';

/** Shows the script of a recording; closed for null. */
export function ScriptDialog(props: {
  readonly file: AudioFile | null;
  readonly onClose: () => void;
}) {
  const { file, onClose } = props;
  const { t } = useTexts('studio');
  return (
    <WideDialog opened={file !== null} title={file?.name ?? ''} onClose={onClose}>
      <div
        className={classes['paper']}
        tabIndex={0}
        role="group"
        aria-label={t('studio:library.script')}
      >
        {file?.script}
      </div>
      <Button
        mt="md"
        variant="default"
        leftSection={<IconPrinter size={18} aria-hidden />}
        onClick={() => {
          window.print();
        }}
      >
        {t('studio:edit.print')}
      </Button>
      {file !== null && <PrintSheet title={file.name}>{file.script}</PrintSheet>}
    </WideDialog>
  );
}
