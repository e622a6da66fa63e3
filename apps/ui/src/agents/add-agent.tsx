import { useState } from 'react';
import { useNavigate } from 'react-router';
import { DrawerFrame } from '../drawers/drawer-frame.tsx';
import { useDiscardGuard } from '../drawers/use-discard-guard.tsx';
import { useAnnounce } from '../feedback/use-announce.tsx';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { toNewAgent, validateAgent } from './agent-draft.ts';
import { AgentForm } from './agent-form.tsx';
import { useCreateAgent } from './agent-mutations.ts';
import { useSystemPrompts } from './agent-queries.ts';
import { useAgentDraft } from './use-agent-draft.ts';
import { useAgentIssues } from './use-agent-issues.ts';

/** The form of a new agent. */
export function AddAgent() {
  const { t } = useTexts('agents');
  const navigate = useNavigate();
  const announce = useAnnounce();
  const edited = useAgentDraft({
    name: '',
    knowledgeIds: [],
    languages: [useLanguage()],
    voiceId: '',
    style: 'professional',
    ownPrompt: null,
  });
  const [problem, setProblem] = useState<unknown>(null);
  const prompts = useSystemPrompts();
  const create = useCreateAgent();
  const validation = useAgentIssues();
  const { draft } = edited;
  const guard = useDiscardGuard(
    draft.name !== '' ||
      draft.knowledgeIds.length > 0 ||
      draft.voiceId !== '' ||
      draft.ownPrompt !== null,
  );

  const submit = () => {
    setProblem(null);
    if (!validation.show(validateAgent(draft))) {
      return;
    }
    create.mutate(toNewAgent(draft, prompts.data?.[draft.style]), {
      onSuccess(agent) {
        announce.success(t('agents:saved.created', { name: agent.name }));
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
    <DrawerFrame title={t('agents:form.addTitle')}>
      <AgentForm
        edited={edited}
        validation={validation}
        saving={create.isPending}
        problem={problem}
        submitLabel={t('agents:form.create')}
        onSubmit={submit}
      />
      {guard.dialog}
    </DrawerFrame>
  );
}
