import { OFFLINE_MODEL, countCharacters } from '@elevendops/contract';
import { Button, Loader, VisuallyHidden } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { IconArrowRight, IconPlayerStop } from '../icons.ts';
import { ScriptNotice } from './script-notice.tsx';
import type { ScriptWriter } from './use-script-writer.ts';
import classes from './studio.module.css';

/** The script as it is written, and what can be done with it. */
export function WritingPanel(props: {
  readonly writer: ScriptWriter;
  readonly onRetry: () => void;
  readonly onTake: () => void;
  readonly onTakePartial: () => void;
}) {
  const { writer, onRetry, onTake, onTakePartial } = props;
  const { phase, text, error, warning, model } = writer;
  const { t } = useTexts('studio');
  const count = countCharacters(text);
  const formatted = new Intl.NumberFormat(useLanguage()).format(count);
  const end = useFollowedEnd(phase === 'writing', text);
  if (phase === 'idle') {
    return <p className={classes['hint']}>{t('studio:writing.empty')}</p>;
  }
  const unfinished = phase === 'stopped' || phase === 'failed';
  const state = {
    writing: t(text === '' ? 'studio:writing.waiting' : 'studio:writing.writing'),
    stopped: t('studio:writing.stopped'),
    failed: t('studio:writing.failed'),
    written: t('studio:writing.written'),
  }[phase];
  return (
    <div className={classes['writing']}>
      <VisuallyHidden role="status">{state}</VisuallyHidden>
      <div className={classes['writingHead']}>
        {phase === 'writing' && <Loader size={18} aria-hidden />}
        {phase !== 'failed' && <b aria-hidden>{state}</b>}
        {text !== '' && (
          <span className={classes['count']}>
            {t('studio:writing.count', { count, formatted })}
          </span>
        )}
        {phase === 'writing' && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconPlayerStop size={16} aria-hidden />}
            onClick={writer.stop}
          >
            {t('studio:writing.stop')}
          </Button>
        )}
      </div>
      {error !== null && phase === 'failed' && (
        <ErrorNotice error={error} title={t('studio:writing.failed')} onRetry={onRetry} />
      )}
      <ScriptNotice model={model} warning={warning} />
      {text !== '' && (
        <div
          ref={end}
          className={classes['paper']}
          tabIndex={0}
          role="group"
          aria-label={t('studio:writing.label')}
        >
          {text}
        </div>
      )}
      {unfinished && text !== '' && phase === 'failed' && (
        <p className={classes['hint']}>{t('studio:writing.partial')}</p>
      )}
      {model !== null && model !== OFFLINE_MODEL && phase === 'written' && (
        <p className={classes['hint']}>{t('studio:writing.by', { model })}</p>
      )}
      {phase === 'written' && (
        <Button rightSection={<IconArrowRight size={18} aria-hidden />} onClick={onTake}>
          {t('studio:writing.take')}
        </Button>
      )}
      {unfinished && text.trim() !== '' && (
        <Button
          variant="default"
          rightSection={<IconArrowRight size={18} aria-hidden />}
          onClick={onTakePartial}
        >
          {t('studio:writing.takePartial')}
        </Button>
      )}
    </div>
  );
}

/** Keeps the end of a growing text in view, unless its reader has scrolled up. */
function useFollowedEnd(growing: boolean, text: string) {
  const box = useRef<HTMLDivElement>(null);
  const height = useRef(0);
  useEffect(() => {
    const element = box.current;
    if (element !== null && growing) {
      const before = height.current - element.clientHeight;
      if (element.scrollTop >= before - 40) {
        element.scrollTop = element.scrollHeight;
      }
      height.current = element.scrollHeight;
    }
  }, [growing, text]);
  return box;
}
