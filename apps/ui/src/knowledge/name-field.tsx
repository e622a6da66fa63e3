import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** The name of a document. */
export function NameField(props: {
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly error: ReactNode;
}) {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('knowledge.form.name')}
      description={t('knowledge.form.nameHint')}
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
