import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';

/** The name of a document. */
export function NameField(props: {
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly error: ReactNode;
}) {
  const { t } = useTexts('knowledge');
  return (
    <TextInput
      label={t('knowledge:form.name')}
      description={t('knowledge:form.nameHint')}
      autoComplete="off"
      data-field="disease_name"
      value={props.value}
      error={props.error}
      onChange={(event) => {
        props.onChange(event.currentTarget.value);
      }}
    />
  );
}
