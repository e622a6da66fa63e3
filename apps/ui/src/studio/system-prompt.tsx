import { SCRIPT_LIMITS, countCharacters } from '@elevendops/contract';
import { Button, Group, Skeleton, Text, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useApi } from '../api/api-context.ts';
import { fetchSystemPrompt } from '../api/templates-api.ts';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { IconRotate } from '../icons.ts';
import { templateKeys } from './template-queries.ts';
import { WideDialog } from './wide-dialog.tsx';
import classes from './studio.module.css';

/** Changes the system prompt of the draft; null means the one of the server. */
export function SystemPromptDialog(props: {
  readonly opened: boolean;
  readonly value: string | null;
  readonly onClose: () => void;
  readonly onUse: (value: string | null) => void;
}) {
  const { opened, value, onClose, onUse } = props;
  const { t } = useTexts('studio');
  return (
    <WideDialog opened={opened} title={t('studio:prompt.systemTitle')} onClose={onClose}>
      {opened && <Editor value={value} onClose={onClose} onUse={onUse} />}
    </WideDialog>
  );
}

function Editor(props: {
  readonly value: string | null;
  readonly onClose: () => void;
  readonly onUse: (value: string | null) => void;
}) {
  const { value, onClose, onUse } = props;
  const { t } = useTexts('studio');
  const api = useApi();
  const max = SCRIPT_LIMITS.systemPrompt;
  const format = new Intl.NumberFormat(useLanguage());
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: [...templateKeys.all, 'system-prompt'],
    queryFn: ({ signal }) => fetchSystemPrompt(api, signal),
  });
  const [typed, setTyped] = useState(value);
  if (data === undefined) {
    return error === null ? (
      <Skeleton height={320} role="status" aria-label={t('app.loading')} />
    ) : (
      <ErrorNotice error={error} retrying={isFetching} onRetry={() => void refetch()} />
    );
  }
  const text = typed ?? data;
  const tooLong = countCharacters(text) > max;
  return (
    <>
      <Text c="dimmed" size="sm" mb="sm">
        {t('studio:prompt.systemLead')}
      </Text>
      <Textarea
        aria-label={t('studio:prompt.systemLabel')}
        rows={16}
        classNames={{ input: classes['promptInput'] ?? '' }}
        value={text}
        error={tooLong ? t('studio:prompt.tooLong', { max: format.format(max) }) : undefined}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
        }}
      />
      <Group justify="space-between" mt="md">
        <Button
          variant="subtle"
          leftSection={<IconRotate size={18} aria-hidden />}
          disabled={text === data}
          onClick={() => {
            setTyped(null);
          }}
        >
          {t('studio:prompt.reset')}
        </Button>
        <Group>
          <Button variant="default" onClick={onClose}>
            {t('actions.cancel')}
          </Button>
          <Button
            disabled={tooLong}
            onClick={() => {
              onUse(text === data || text.trim() === '' ? null : text);
            }}
          >
            {t('studio:prompt.use')}
          </Button>
        </Group>
      </Group>
    </>
  );
}
