import type { Agent, KnowledgeSummary } from '@elevendops/contract';
import { Button, CloseButton, Skeleton, Stack, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'react-router';
import { useAgentList, useVoices } from '../api/list-queries.ts';
import { ErrorNotice } from '../feedback/error-notice.tsx';
import { useTexts } from '../i18n/use-texts.ts';
import { IconPlus, IconSearch } from '../icons.ts';
import { useKnowledgeList } from '../knowledge/knowledge-queries.ts';
import { AgentArt } from './agent-art.tsx';
import { AgentCard } from './agent-card.tsx';
import { useRemovingAgents } from './agent-mutations.ts';
import { searchAgents } from './view-agents.ts';
import classes from './agents.module.css';

const PAGE_SIZE = 24;
const SEARCH_FROM = 7;
const NO_DOCUMENTS: readonly KnowledgeSummary[] = [];

/** The agents as cards, in each of their states. */
export function AgentList(props: { readonly onRemove: (agent: Agent) => void }) {
  const { t } = useTexts('agents');
  const { query, entries } = useAgentList();
  const removing = useRemovingAgents();
  const knowledge = useKnowledgeList();
  const voices = useVoices();
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState(PAGE_SIZE);
  const retry = () => void query.refetch();
  if (entries === undefined) {
    return query.isError ? (
      <ErrorNotice error={query.error} onRetry={retry} retrying={query.isFetching} />
    ) : (
      <div className={classes['grid']} role="status" aria-label={t('app.loading')}>
        {[1, 2, 3].map((card) => (
          <Skeleton key={card} height={250} radius="lg" />
        ))}
      </div>
    );
  }
  const stale = query.isError && (
    <ErrorNotice
      error={query.error}
      title={t('agents:staleTitle')}
      onRetry={retry}
      retrying={query.isRefetching}
    />
  );
  const agents = entries.filter(({ agent_id: id }) => !removing.includes(id));
  if (agents.length === 0) {
    return (
      <Stack>
        {stale}
        <div className="card">
          <EmptyAgents />
        </div>
      </Stack>
    );
  }
  const found = searchAgents(agents, knowledge.documents ?? NO_DOCUMENTS, search);
  return (
    <Stack>
      {stale}
      {agents.length >= SEARCH_FROM && (
        <div className={classes['toolbar']}>
          <TextInput
            className={classes['search'] ?? ''}
            type="search"
            aria-label={t('agents:search')}
            placeholder={t('agents:searchHint')}
            leftSection={<IconSearch size={18} aria-hidden />}
            value={search}
            onChange={(event) => {
              setSearch(event.currentTarget.value);
              setShown(PAGE_SIZE);
            }}
            rightSection={
              search !== '' && (
                <CloseButton
                  aria-label={t('agents:clearSearch')}
                  onClick={() => {
                    setSearch('');
                  }}
                />
              )
            }
          />
          <Text c="dimmed" size="sm" role="status">
            {t('agents:count', { count: found.length })}
          </Text>
        </div>
      )}
      {found.length === 0 ? (
        <div className={`card ${classes['state'] ?? ''}`}>
          <Title order={2} size="h3">
            {t('agents:noMatchTitle', { search })}
          </Title>
          <Text>{t('agents:noMatchText')}</Text>
        </div>
      ) : (
        <ul className={classes['grid']} aria-label={t('agents:listLabel')}>
          {found.slice(0, shown).map((agent) => (
            <AgentCard
              key={agent.agent_id}
              agent={agent}
              documents={knowledge.documents}
              voices={voices.data}
              onRemove={props.onRemove}
            />
          ))}
        </ul>
      )}
      {found.length > shown && (
        <Button
          variant="default"
          size="md"
          mx="auto"
          onClick={() => {
            setShown(shown + PAGE_SIZE);
          }}
        >
          {t('agents:showMore')}
        </Button>
      )}
    </Stack>
  );
}

function EmptyAgents() {
  const { t } = useTexts('agents');
  return (
    <div className={classes['state']}>
      <AgentArt />
      <Title order={2} size="h3">
        {t('agents:emptyTitle')}
      </Title>
      <Text>{t('agents:emptyText')}</Text>
      <Button
        component={Link}
        to="/agents/new"
        size="md"
        mt="sm"
        leftSection={<IconPlus size={19} aria-hidden />}
      >
        {t('agents:add')}
      </Button>
    </div>
  );
}
