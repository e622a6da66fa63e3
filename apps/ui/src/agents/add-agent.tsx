import type { AgentLanguage, AnswerStyle } from '@elevendops/contract';
import { Button } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useNavigate } from 'react-router';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useAnnounce } from '../feedback/use-announce.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { DrawerFrame } from '../knowledge/drawer-frame.tsx';
import { useDiscardGuard } from '../knowledge/use-discard-guard.tsx';
import { toNewAgent, validateAgent, type AgentDraft, type AgentField } from './agent-draft.ts';
import { useCreateAgent } from './agent-mutations.ts';
import { AgentNameField } from './agent-name-field.tsx';
import { useSystemPrompts } from './agent-queries.ts';
import { DocumentsField } from './documents-field.tsx';
import { LanguagesField } from './languages-field.tsx';
import { PromptField } from './prompt-field.tsx';
import { StyleField } from './style-field.tsx';
import { useAgentIssues } from './use-agent-issues.ts';
import { VoiceField } from './voice-field.tsx';
import classes from './agent-form.module.css';

/** The form of a new agent. */
export function AddAgent() {
  const { t } = useTexts('agents');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const [first] = useState<AgentLanguage>(useLanguage());
  const [name, setName] = useState('');
  const [knowledgeIds, setKnowledgeIds] = useState<readonly string[]>([]);
  const [languages, setLanguages] = useState<readonly AgentLanguage[]>([first]);
  const [voiceId, setVoiceId] = useState('');
  const [style, setStyle] = useState<AnswerStyle>('professional');
  const [ownPrompt, setOwnPrompt] = useState<string | null>(null);
  const [unplaced, setUnplaced] = useState<unknown>(null);
  const prompts = useSystemPrompts();
  const create = useCreateAgent();
  const { formRef, issue, show, take, forget } = useAgentIssues();
  const draft: AgentDraft = { name, knowledgeIds, languages, voiceId, style, ownPrompt };
  const guard = useDiscardGuard(
    name !== '' || knowledgeIds.length > 0 || voiceId !== '' || ownPrompt !== null,
  );
  const change =
    <T,>(field: AgentField, set: (value: T) => void) =>
    (value: T) => {
      set(value);
      forget(field);
    };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setUnplaced(null);
    if (!show(validateAgent(draft))) {
      return;
    }
    create.mutate(toNewAgent(draft, prompts.data?.[style]), {
      onSuccess(agent) {
        announce.success(t('agents:saved.created', { name: agent.name }));
        guard.release();
        void navigate('/agents');
      },
      onError(error) {
        if (!take(error)) {
          setUnplaced(error);
        }
      },
    });
  };

  return (
    <DrawerFrame title={t('agents:form.addTitle')}>
      <form ref={formRef} onSubmit={submit} noValidate className={classes['form']}>
        <fieldset disabled={create.isPending} className={classes['fields']}>
          <AgentNameField value={name} error={issue('name')} onChange={change('name', setName)} />
          <DocumentsField
            value={knowledgeIds}
            error={issue('knowledge_ids')}
            onChange={change('knowledge_ids', setKnowledgeIds)}
          />
          <LanguagesField
            value={languages}
            error={issue('languages')}
            onChange={change('languages', setLanguages)}
          />
          <VoiceField
            value={voiceId}
            language={languages[0]}
            error={issue('voice_id')}
            onChange={change('voice_id', setVoiceId)}
          />
          <StyleField
            value={style}
            error={issue('answer_style')}
            onChange={change('answer_style', setStyle)}
          />
          <PromptField
            style={style}
            value={ownPrompt}
            error={issue('system_prompt_override')}
            onChange={change('system_prompt_override', setOwnPrompt)}
          />
        </fieldset>
        <div className={classes['footer']}>
          {unplaced !== null && <ErrorNotice error={unplaced} />}
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
            <Button type="submit" size="md" loading={create.isPending}>
              {t('agents:form.create')}
            </Button>
          </div>
        </div>
      </form>
      {guard.dialog}
    </DrawerFrame>
  );
}
