import { countCharacters, KNOWLEDGE_LIMITS } from '@elevendops/contract';
import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { CharacterCount } from './character-count.tsx';
import classes from './document-form.module.css';

/** The text of a document, with its length as it is typed. */
export function TextField(props: {
  readonly value: string;
  readonly onChange: (text: string) => void;
  readonly error: ReactNode;
}) {
  const { t } = useTexts('knowledge');
  return (
    <div>
      <Textarea
        label={t('knowledge:form.text')}
        description={t('knowledge:form.textHint')}
        data-field="raw_content"
        rows={14}
        classNames={{ input: classes['text'] ?? '' }}
        value={props.value}
        error={props.error}
        onChange={(event) => {
          props.onChange(event.currentTarget.value);
        }}
      />
      <CharacterCount count={countCharacters(props.value)} max={KNOWLEDGE_LIMITS.rawContent} />
    </div>
  );
}
