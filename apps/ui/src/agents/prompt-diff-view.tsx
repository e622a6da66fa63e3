import { VisuallyHidden } from '@mantine/core';
import { useTexts } from '../i18n/use-texts.ts';
import type { DiffLine } from './prompt-diff.ts';
import classes from './agent-form.module.css';

const MARKS = { same: ' ', added: '+', removed: '−' } as const;

/** A comparison of two texts, line by line; never by colour alone. */
export function PromptDiff(props: { readonly lines: readonly DiffLine[] }) {
  const { t } = useTexts('agents');
  return (
    <div
      className={classes['diff']}
      role="region"
      aria-label={t('agents:form.changes')}
      tabIndex={0}
    >
      {props.lines.map(({ kind, text }, place) => (
        <div key={place} data-kind={kind}>
          <span aria-hidden>{MARKS[kind]}</span>
          {kind !== 'same' && (
            <VisuallyHidden>
              {t(kind === 'added' ? 'agents:form.lineAdded' : 'agents:form.lineRemoved')}
            </VisuallyHidden>
          )}
          <span>{text === '' ? ' ' : text}</span>
        </div>
      ))}
    </div>
  );
}
