import type { ScriptConfig } from '@elevendops/contract';
import { Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useApi } from '../api/api-context.ts';
import { previewPrompt } from '../api/templates-api.ts';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { templateKeys } from './template-queries.ts';
import { WideDialog } from './wide-dialog.tsx';
import classes from './studio.module.css';

/** Shows exactly the prompt that the server would send; closed for null. */
export function PromptPreviewDialog(props: {
  readonly config: ScriptConfig | null;
  readonly onClose: () => void;
}) {
  const { config, onClose } = props;
  const { t } = useTexts('studio');
  return (
    <WideDialog opened={config !== null} title={t('studio:prompt.title')} onClose={onClose}>
      {config !== null && <Preview config={config} />}
    </WideDialog>
  );
}

function Preview(props: { readonly config: ScriptConfig }) {
  const { config } = props;
  const { t } = useTexts('studio');
  const api = useApi();
  const format = new Intl.NumberFormat(useLanguage());
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: [...templateKeys.all, 'preview', config],
    queryFn: ({ signal }) => previewPrompt(api, config, signal),
    staleTime: 0,
  });
  if (data === undefined) {
    return error === null ? (
      <Skeleton height={320} role="status" aria-label={t('app.loading')} />
    ) : (
      <ErrorNotice error={error} retrying={isFetching} onRetry={() => void refetch()} />
    );
  }
  const count = data.character_count;
  return (
    <>
      <Text c="dimmed" size="sm">
        {t('studio:prompt.count', { count, formatted: format.format(count) })} ·{' '}
        {t('studio:prompt.lead')}
      </Text>
      <pre className={classes['prompt']} tabIndex={0}>
        {data.combined_prompt}
      </pre>
    </>
  );
}
