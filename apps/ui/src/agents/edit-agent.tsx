import type { Agent, AgentPrompt } from '@elevendops/contract';
import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { DrawerFrame } from '../drawers/drawer-frame.tsx';
import { useDiscardGuard } from '../drawers/use-discard-guard.tsx';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useAnnounce } from '../feedback/use-announce.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { changesOfAgent, draftOfAgent, validateAgent } from './agent-draft.ts';
import { AgentForm } from './agent-form.tsx';
import { useUpdateAgent } from './agent-mutations.ts';
import { useAgent, useAgentPrompt } from './agent-queries.ts';
import { useAgentDraft } from './use-agent-draft.ts';
import { useAgentIssues } from './use-agent-issues.ts';

/** The form that changes an agent. */
export function EditAgent() {
  const { t } = useTexts('agents');
  const { id } = useParams();
  const agent = useAgent(id);
  const prompt = useAgentPrompt(id);
  const failed = [agent, prompt].find((query) => query.isError && query.data === undefined);
  return (
    <DrawerFrame title={t('agents:form.editTitle')}>
      {agent.data !== undefined && prompt.data !== undefined ? (
        <EditForm key={id} agent={agent.data} prompt={prompt.data} />
      ) : failed !== undefined ? (
        <ErrorNotice
          error={failed.error}
          onRetry={() => {
            void agent.refetch();
            void prompt.refetch();
          }}
          retrying={failed.isFetching}
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

function EditForm(props: { readonly agent: Agent; readonly prompt: AgentPrompt }) {
  const { agent, prompt } = props;
  // What was opened is what the changes are compared with, even when it is read again.
  const [before] = useState(draftOfAgent(agent, prompt.is_own ? prompt.system_prompt : null));
  const { t } = useTexts('agents');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const edited = useAgentDraft(before);
  const [problem, setProblem] = useState<unknown>(null);
  const update = useUpdateAgent(agent.agent_id);
  const validation = useAgentIssues();
  const changes = changesOfAgent(before, edited.draft);
  const changed = Object.keys(changes).length > 0;
  const guard = useDiscardGuard(changed);

  const submit = () => {
    setProblem(null);
    if (!validation.show(validateAgent(edited.draft))) {
      return;
    }
    if (!changed) {
      void navigate('/agents');
      return;
    }
    update.mutate(changes, {
      onSuccess({ name }) {
        announce.success(t('agents:saved.updated', { name }));
        guard.release();
        void navigate('/agents');
      },
      onError(error) {
        if (!validation.take(error)) {
          setProblem(error);
        }
      },
    });
  };

  return (
    <>
      <AgentForm
        edited={edited}
        validation={validation}
        saving={update.isPending}
        problem={problem}
        submitLabel={t('actions.save')}
        onSubmit={submit}
      />
      {guard.dialog}
    </>
  );
}
