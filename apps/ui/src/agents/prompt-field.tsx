import { AGENT_LIMITS, countCharacters, type AnswerStyle } from '@elevendops/contract';
import { Button, Skeleton, Textarea } from '@mantine/core';
import { useDeferredValue, useMemo, useState } from 'react';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { IconRotate } from '../icons.ts';
import { useSystemPrompts } from './agent-queries.ts';
import { diffLines } from './prompt-diff.ts';
import { PromptDiff } from './prompt-diff-view.tsx';
import classes from './agent-form.module.css';

/** What an agent is told: the standard instructions of its style, or the doctor's own. */
export function PromptField(props: {
  readonly style: AnswerStyle;
  /** Null: the standard. */
  readonly value: string | null;
  readonly onChange: (prompt: string | null) => void;
  readonly error: string | undefined;
}) {
  const { style, value, onChange, error } = props;
  const { t } = useTexts('agents');
  const prompts = useSystemPrompts();
  const numbers = new Intl.NumberFormat(useLanguage());
  const [comparing, setComparing] = useState(false);
  const standard = prompts.data?.[style];
  const compared = useDeferredValue(value);
  const lines = useMemo(
    () =>
      standard === undefined || compared === null || compared === standard
        ? null
        : diffLines(standard, compared),
    [standard, compared],
  );
  if (standard === undefined && value === null) {
    return prompts.isError ? (
      <ErrorNotice
        error={prompts.error}
        title={t('agents:form.promptFailed')}
        onRetry={() => void prompts.refetch()}
        retrying={prompts.isFetching}
      />
    ) : (
      <Skeleton height={220} role="status" aria-label={t('app.loading')} />
    );
  }
  const text = value ?? standard ?? '';
  const count = (kind: 'added' | 'removed') =>
    lines?.filter((line) => line.kind === kind).length ?? 0;
  return (
    <div className={classes['prompt']}>
      <Textarea
        label={t('agents:form.prompt')}
        description={t('agents:form.promptHint')}
        data-field="system_prompt_override"
        rows={10}
        classNames={{ input: classes['promptText'] ?? '' }}
        value={text}
        error={error}
        onChange={(event) => {
          const typed = event.currentTarget.value;
          onChange(typed === standard ? null : typed);
        }}
      />
      <div className={classes['promptState']}>
        <span role="status">
          {lines === null
            ? t('agents:form.promptStandard', { style: t(`agents:styles.${style}.name`) })
            : text.trim() === ''
              ? t('agents:form.promptBlank')
              : t('agents:form.promptOwn', {
                  added: t('agents:form.linesAdded', { count: count('added') }),
                  removed: t('agents:form.linesRemoved', { count: count('removed') }),
                })}
        </span>
        <span>
          {t('agents:form.characters', {
            used: numbers.format(countCharacters(text)),
            max: numbers.format(AGENT_LIMITS.systemPrompt),
          })}
        </span>
      </div>
      {lines !== null && (
        <div className={classes['promptActions']}>
          <Button
            variant="default"
            size="sm"
            aria-expanded={comparing}
            onClick={() => {
              setComparing(!comparing);
            }}
          >
            {t(comparing ? 'agents:form.hideChanges' : 'agents:form.showChanges')}
          </Button>
          <Button
            variant="default"
            size="sm"
            leftSection={<IconRotate size={16} aria-hidden />}
            onClick={() => {
              onChange(null);
            }}
          >
            {t('agents:form.reset')}
          </Button>
        </div>
      )}
      {lines !== null && comparing && <PromptDiff lines={lines} />}
    </div>
  );
}
