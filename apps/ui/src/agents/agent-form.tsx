import { Button } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { AgentNameField } from './agent-name-field.tsx';
import { DocumentsField } from './documents-field.tsx';
import { LanguagesField } from './languages-field.tsx';
import { PromptField } from './prompt-field.tsx';
import { StyleField } from './style-field.tsx';
import type { AgentDraft } from './agent-draft.ts';
import type { AgentValidation } from './use-agent-issues.ts';
import type { EditedDraft } from './use-agent-draft.ts';
import { VoiceField } from './voice-field.tsx';
import classes from './agent-form.module.css';

/** The fields of an agent, new or not, with the way to save them. */
export function AgentForm(props: {
  readonly edited: EditedDraft;
  readonly validation: AgentValidation;
  readonly saving: boolean;
  /** What went wrong, when it has no field. */
  readonly problem: unknown;
  readonly submitLabel: ReactNode;
  readonly onSubmit: () => void;
}) {
  const { draft, change } = props.edited;
  const { formRef, issue, forget } = props.validation;
  const { t } = useTexts('agents');
  const navigate = useNavigate();
  const field = <K extends keyof AgentDraft>(name: K, key: Parameters<typeof issue>[0]) => ({
    value: draft[name],
    error: issue(key),
    onChange(value: AgentDraft[K]) {
      change({ [name]: value });
      forget(key);
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  return (
    <form ref={formRef} onSubmit={submit} noValidate className={classes['form']}>
      <fieldset disabled={props.saving} className={classes['fields']}>
        <AgentNameField {...field('name', 'name')} />
        <DocumentsField {...field('knowledgeIds', 'knowledge_ids')} />
        <LanguagesField {...field('languages', 'languages')} />
        <VoiceField {...field('voiceId', 'voice_id')} language={draft.languages[0]} />
        <StyleField {...field('style', 'answer_style')} />
        <PromptField {...field('ownPrompt', 'system_prompt_override')} style={draft.style} />
      </fieldset>
      <div className={classes['footer']}>
        {props.problem !== null && <ErrorNotice error={props.problem} />}
        <div>
          <Button
            variant="default"
            size="md"
            onClick={() => {
              void navigate('/agents');
            }}
          >
            {t('actions.cancel')}
          </Button>
          <Button type="submit" size="md" loading={props.saving}>
            {props.submitLabel}
          </Button>
        </div>
      </div>
    </form>
  );
}
