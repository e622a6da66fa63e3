import type { Agent, AgentLanguage } from '@elevendops/contract';
import { Button, Skeleton } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { useNavigate, useParams } from 'react-router';
import { useVoices } from '../api/list-queries.ts';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useAnnounce } from '../feedback/use-announce.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { DrawerFrame } from '../knowledge/drawer-frame.tsx';
import { useDiscardGuard } from '../knowledge/use-discard-guard.tsx';
import { changesOfAgent, validateAgent } from './agent-draft.ts';
import { useUpdateAgent } from './agent-mutations.ts';
import { AgentNameField } from './agent-name-field.tsx';
import { useAgent } from './agent-queries.ts';
import { DocumentsField } from './documents-field.tsx';
import { FormSection } from './form-section.tsx';
import { LanguagesField } from './languages-field.tsx';
import { useAgentIssues } from './use-agent-issues.ts';
import classes from './agent-form.module.css';

/** The form that changes an agent. */
export function EditAgent() {
  const { t } = useTexts('agents');
  const { id } = useParams();
  const agent = useAgent(id);
  return (
    <DrawerFrame title={t('agents:form.editTitle')}>
      {agent.data !== undefined ? (
        <EditForm key={id} agent={agent.data} />
      ) : agent.isError ? (
        <ErrorNotice
          error={agent.error}
          onRetry={() => void agent.refetch()}
          retrying={agent.isFetching}
        />
      ) : (
        <div role="status" aria-label={t('app.loading')}>
          <Skeleton height={48} mb="lg" />
          <Skeleton height={160} mb="lg" />
          <Skeleton height={120} />
        </div>
      )}
    </DrawerFrame>
  );
}

function EditForm(props: { readonly agent: Agent }) {
  // What was opened is what the changes are compared with, even when it is read again.
  const [before] = useState(props.agent);
  const { t } = useTexts('agents');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const [name, setName] = useState(before.name);
  const [knowledgeIds, setKnowledgeIds] = useState<readonly string[]>(before.knowledge_ids);
  const [languages, setLanguages] = useState<readonly AgentLanguage[]>(before.languages);
  const [unplaced, setUnplaced] = useState<unknown>(null);
  const update = useUpdateAgent(before.agent_id);
  const { formRef, issue, show, take, forget } = useAgentIssues();
  const changes = changesOfAgent(before, { name, knowledgeIds, languages });
  const changed = Object.keys(changes).length > 0;
  const guard = useDiscardGuard(changed);
  const back = () => void navigate('/agents');

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setUnplaced(null);
    const { voice_id: voiceId, answer_style: style } = before;
    if (!show(validateAgent({ name, knowledgeIds, languages, voiceId, style, ownPrompt: null }))) {
      return;
    }
    if (!changed) {
      back();
      return;
    }
    update.mutate(changes, {
      onSuccess(agent) {
        announce.success(t('agents:saved.updated', { name: agent.name }));
        guard.release();
        back();
      },
      onError(error) {
        if (!take(error)) {
          setUnplaced(error);
        }
      },
    });
  };

  return (
    <form ref={formRef} onSubmit={submit} noValidate className={classes['form']}>
      <fieldset disabled={update.isPending} className={classes['fields']}>
        <AgentNameField
          value={name}
          error={issue('name')}
          onChange={(value) => {
            setName(value);
            forget('name');
          }}
        />
        <DocumentsField
          value={knowledgeIds}
          error={issue('knowledge_ids')}
          onChange={(value) => {
            setKnowledgeIds(value);
            forget('knowledge_ids');
          }}
        />
        <LanguagesField
          value={languages}
          error={issue('languages')}
          onChange={(value) => {
            setLanguages(value);
            forget('languages');
          }}
        />
        <FixedFacts agent={props.agent} />
      </fieldset>
      <div className={classes['footer']}>
        {unplaced !== null && <ErrorNotice error={unplaced} />}
        <div>
          <Button variant="default" size="md" onClick={back}>
            {t('actions.cancel')}
          </Button>
          <Button type="submit" size="md" loading={update.isPending}>
            {t('actions.save')}
          </Button>
        </div>
      </div>
      {guard.dialog}
    </form>
  );
}

/** What only the voice platform can change. */
function FixedFacts(props: { readonly agent: Agent }) {
  const { voice_id: voiceId, answer_style: style } = props.agent;
  const { t } = useTexts('agents');
  const voice = useVoices().data?.find(({ voice_id: id }) => id === voiceId);
  return (
    <FormSection title={t('agents:form.fixed')} hint={t('agents:form.fixedHint')}>
      <dl className={classes['fixed']}>
        <div>
          <dt>{t('agents:form.voice')}</dt>
          <dd>{voice?.name ?? voiceId}</dd>
        </div>
        <div>
          <dt>{t('agents:form.style')}</dt>
          <dd>{t(`agents:styles.${style}.name`)}</dd>
        </div>
      </dl>
    </FormSection>
  );
}
