import type { Agent } from '@elevendops/contract';
import { Button, Drawer } from '@mantine/core';
import { useState } from 'react';
import { Link, Outlet, useMatch, useNavigate } from 'react-router';
import { useTexts } from '../i18n/use-texts.ts';
import { IconPlus } from '../icons.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { AgentList } from './agent-list.tsx';
import { useRemoveAgent } from './agent-mutations.ts';
import { RemoveAgentDialog } from './remove-agent-dialog.tsx';

/** The Voice agents page: a card for each agent, and in a drawer whatever the address names. */
export function AgentsPage() {
  const { t } = useTexts('agents');
  const navigate = useNavigate();
  const listAlone = useMatch('/agents') !== null;
  const remove = useRemoveAgent();
  const [asked, setAsked] = useState<Agent | null>(null);
  return (
    <>
      <PageHeader
        title={t('pages.agents')}
        lead={t('agents:lead')}
        action={
          <Button
            component={Link}
            to="/agents/new"
            size="md"
            leftSection={<IconPlus size={19} aria-hidden />}
          >
            {t('agents:add')}
          </Button>
        }
      />
      <AgentList onRemove={setAsked} />
      <Drawer.Root
        opened={!listAlone}
        onClose={() => {
          void navigate('/agents');
        }}
        position="right"
        size={720}
        transitionProps={{ exitDuration: 0 }}
      >
        <Drawer.Overlay backgroundOpacity={0.4} />
        <Drawer.Content>
          <Outlet />
        </Drawer.Content>
      </Drawer.Root>
      <RemoveAgentDialog
        agent={asked}
        onKeep={() => {
          setAsked(null);
        }}
        onRemove={(agent) => {
          setAsked(null);
          remove.mutate(agent);
        }}
      />
    </>
  );
}
