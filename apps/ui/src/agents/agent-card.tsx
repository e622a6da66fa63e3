import type { Agent, KnowledgeSummary, VoiceInfo } from '@elevendops/contract';
import { ActionIcon, Button } from '@mantine/core';
import { Link } from 'react-router';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { IconCloudDownload, IconMessageDots, IconPencil, IconTrash } from '../icons.ts';
import { Hint } from '../popups/hint.tsx';
import { useHealth } from '../shell/use-health.ts';
import { TimeText } from '../time/time-text.tsx';
import { useSyncAgent } from './agent-mutations.ts';
import { CardDocuments } from './card-documents.tsx';
import { languageLabel } from './language-label.ts';
import classes from './agents.module.css';

/** An agent at a glance, and what can be done with it. */
export function AgentCard(props: {
  readonly agent: Agent;
  /** Undefined while they are read. */
  readonly documents: readonly KnowledgeSummary[] | undefined;
  readonly voices: readonly VoiceInfo[] | undefined;
  readonly onRemove: (agent: Agent) => void;
}) {
  const { agent, documents, voices } = props;
  const { t } = useTexts('agents');
  const language = useLanguage();
  const voice = voices?.find(({ voice_id: id }) => id === agent.voice_id);
  return (
    <li className={`card ${classes['agent'] ?? ''}`}>
      <div className={classes['agentTop']}>
        <span className={classes['avatar']} aria-hidden>
          {[...agent.name.trim()][0]?.toLocaleUpperCase()}
        </span>
        <div>
          <h2 className={classes['agentName']}>{agent.name}</h2>
          <span className={classes['style']}>{t(`agents:styles.${agent.answer_style}.name`)}</span>
        </div>
      </div>
      <CardDocuments agent={agent} documents={documents} />
      <dl className={classes['facts']}>
        <div>
          <dt>{t('agents:card.languages')}</dt>
          <dd>
            {agent.languages.map((code, place) => (
              <span key={code} className={classes['language']} data-main={place === 0 || undefined}>
                {languageLabel(code, language)}
                {place === 0 && agent.languages.length > 1 && <i> · {t('agents:card.main')}</i>}
              </span>
            ))}
          </dd>
        </div>
        <div>
          <dt>{t('agents:card.voice')}</dt>
          <dd>{voice?.name ?? agent.voice_id}</dd>
        </div>
        <div>
          <dt>{t('agents:card.created')}</dt>
          <dd>
            <TimeText value={agent.created_at} />
          </dd>
        </div>
        <div>
          <dt>{t('agents:card.platformId')}</dt>
          <dd className={classes['code']}>{agent.elevenlabs_agent_id}</dd>
        </div>
      </dl>
      <AgentActions agent={agent} onRemove={props.onRemove} />
    </li>
  );
}

function AgentActions(props: { readonly agent: Agent; readonly onRemove: (agent: Agent) => void }) {
  const { agent, onRemove } = props;
  const { t } = useTexts('agents');
  const sync = useSyncAgent();
  const demo = useHealth().report?.demo_mode === true;
  const { name } = agent;
  return (
    <div className={classes['actions']}>
      <Button
        component={Link}
        to={`/patient?agent=${agent.agent_id}`}
        variant="light"
        leftSection={<IconMessageDots size={18} aria-hidden />}
        aria-label={t('agents:card.tryNamed', { name })}
      >
        {t('agents:card.tryIt')}
      </Button>
      <span className={classes['small']}>
        <Hint label={t('agents:card.sync')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={40}
            loading={sync.isPending}
            aria-label={t('agents:card.syncNamed', { name })}
            onClick={() => {
              sync.mutate(agent);
            }}
          >
            <IconCloudDownload size={20} aria-hidden />
          </ActionIcon>
        </Hint>
        <Hint label={t('agents:card.edit')}>
          <ActionIcon
            component={Link}
            to={`/agents/${agent.agent_id}/edit`}
            variant="subtle"
            color="gray"
            size={40}
            aria-label={t('agents:card.editNamed', { name })}
          >
            <IconPencil size={20} aria-hidden />
          </ActionIcon>
        </Hint>
        <Hint label={demo ? t('health.demoHint') : t('agents:card.remove')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={40}
            aria-disabled={demo}
            {...(demo ? { 'data-disabled': true } : {})}
            aria-label={t('agents:card.removeNamed', { name })}
            onClick={() => {
              if (!demo) {
                onRemove(agent);
              }
            }}
          >
            <IconTrash size={20} aria-hidden />
          </ActionIcon>
        </Hint>
      </span>
    </div>
  );
}
