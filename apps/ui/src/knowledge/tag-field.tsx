import { DEFAULT_KNOWLEDGE_TAGS } from '@elevendops/contract';
import { Button, Chip, Input, TextInput } from '@mantine/core';
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { parseTags, uniqueTags } from './tags.ts';
import { useTagLabel } from './use-tag-label.ts';
import classes from './document-form.module.css';

/** Tags as chips: the usual ones, and own ones that are typed. */
export function TagField(props: {
  readonly value: readonly string[];
  readonly onChange: (tags: readonly string[]) => void;
  readonly error: ReactNode;
}) {
  const { value, onChange, error } = props;
  const { t } = useTexts('knowledge');
  const label = useTagLabel();
  const id = useId();
  const [typed, setTyped] = useState('');
  const [known, setKnown] = useState(() => uniqueTags([...DEFAULT_KNOWLEDGE_TAGS, ...value]));
  const addTyped = () => {
    const tags = parseTags(typed);
    setTyped('');
    if (tags.length > 0) {
      setKnown(uniqueTags([...known, ...tags]));
      onChange(uniqueTags([...value, ...tags]));
    }
  };
  const addOnEnter = (event: KeyboardEvent) => {
    // Enter that ends the composition of a Chinese word is not meant for the form.
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) {
      event.preventDefault();
      addTyped();
    }
  };
  return (
    <Input.Wrapper
      labelElement="div"
      label={t('knowledge:form.tags')}
      description={t('knowledge:form.tagsHint')}
      error={error}
      labelProps={{ id: `${id}-label` }}
      errorProps={{ id: `${id}-error` }}
    >
      <div
        role="group"
        aria-labelledby={`${id}-label`}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        className={classes['chips']}
        data-field="tags"
      >
        <Chip.Group multiple value={[...value]} onChange={onChange}>
          {known.map((tag) => (
            <Chip key={tag} value={tag} variant="outline" size="sm">
              {label(tag)}
            </Chip>
          ))}
        </Chip.Group>
      </div>
      <div className={classes['ownTag']}>
        <TextInput
          aria-label={t('knowledge:form.ownTag')}
          placeholder={t('knowledge:form.ownTagHint')}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
          }}
          onKeyDown={addOnEnter}
          onBlur={addTyped}
        />
        <Button variant="default" onClick={addTyped} disabled={parseTags(typed).length === 0}>
          {t('knowledge:form.addTag')}
        </Button>
      </div>
    </Input.Wrapper>
  );
}
