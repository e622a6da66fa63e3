import { Button, Progress, Text } from '@mantine/core';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import classes from './document-form.module.css';

/** How far an upload is; after the last byte the server reads the file. */
export function UploadProgress(props: {
  readonly name: string;
  /** 0 to 1. */
  readonly share: number;
  readonly onCancel: () => void;
}) {
  const { name, share, onCancel } = props;
  const { t } = useTexts('knowledge');
  const percent = new Intl.NumberFormat(useLanguage(), { style: 'percent' }).format(share);
  const label = t(share < 1 ? 'knowledge:form.uploading' : 'knowledge:form.reading', { name });
  return (
    <div className={classes['progress']}>
      <div>
        <Text fw={600} role="status" className="breakable">
          {label}
        </Text>
        <Text c="dimmed">{percent}</Text>
      </div>
      <Progress.Root size="lg">
        <Progress.Section
          value={Math.round(share * 100)}
          animated={share >= 1}
          aria-label={label}
          withAria
        />
      </Progress.Root>
      <Button variant="default" onClick={onCancel}>
        {t('knowledge:form.cancelUpload')}
      </Button>
    </div>
  );
}
