import { TextInput } from '@mantine/core';
import { useTexts } from '../i18n/use-texts.ts';

/** The name of an agent. */
export function AgentNameField(props: {
  readonly value: string;
  readonly onChange: (name: string) => void;
  readonly error: string | undefined;
}) {
  const { t } = useTexts('agents');
  return (
    <TextInput
      size="md"
      label={t('agents:form.name')}
      description={t('agents:form.nameHint')}
      autoComplete="off"
      data-field="name"
      value={props.value}
      error={props.error}
      onChange={(event) => {
        props.onChange(event.currentTarget.value);
      }}
    />
  );
}
