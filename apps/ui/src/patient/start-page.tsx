import { Button, Skeleton, TextInput, Title } from '@mantine/core';
import { useState, type FormEvent } from 'react';
import { Link, useLocation, useNavigate, useSearchParams } from 'react-router';
import { toApiError } from '../api/api-error.ts';
import { useAgentList } from '../api/list-queries.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { PageHeader } from '../shell/page-header.tsx';
import { AgentArt } from '../agents/agent-art.tsx';
import { AgentChoice } from './agent-choice.tsx';
import { handedOver, type HandedOver } from './handed-over.ts';
import { DEMO_PATIENT_ID, patientIdIssue, type PatientIdIssue } from './patient-id.ts';
import { PatientNotice } from './patient-notice.tsx';
import { useStartSession } from './session-queries.ts';
import classes from './patient.module.css';

/** Where a patient begins: with whom, and the patient's number. */
export function StartPage() {
  const { t } = useTexts('patient');
  const { query, entries: agents } = useAgentList();
  return (
    <div className={classes['start']}>
      <PageHeader title={t('patient:title')} lead={t('patient:lead')} />
      {agents === undefined ? (
        query.isError ? (
          <PatientNotice
            error={query.error}
            onRetry={() => void query.refetch()}
            retrying={query.isFetching}
          />
        ) : (
          <div role="status" aria-label={t('app.loading')}>
            <Skeleton height={96} radius="lg" mb="md" />
            <Skeleton height={96} radius="lg" mb="md" />
          </div>
        )
      ) : agents.length === 0 ? (
        <NoAgents />
      ) : (
        <StartForm agentIds={agents.map(({ agent_id: id }) => id)} />
      )}
    </div>
  );
}

function NoAgents() {
  const { t } = useTexts('patient');
  return (
    <div className={`card ${classes['nobody'] ?? ''}`}>
      <AgentArt />
      <Title order={2} size="h3">
        {t('patient:start.noAgentsTitle')}
      </Title>
      <p>{t('patient:start.noAgentsText')}</p>
      <Button component={Link} to="/agents/new" size="md" variant="default">
        {t('patient:start.createAgent')}
      </Button>
    </div>
  );
}

function StartForm(props: { readonly agentIds: readonly string[] }) {
  const { agentIds } = props;
  const { t } = useTexts('patient');
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const given = handedOver(useLocation().state);
  const linked = search.get('agent');
  const [chosen, setChosen] = useState(linked);
  const [patientId, setPatientId] = useState(given.patientId ?? '');
  const [issue, setIssue] = useState<PatientIdIssue | null>(null);
  const [agentMissing, setAgentMissing] = useState(false);
  const start = useStartSession();
  const known = agentIds.find((id) => id === chosen);
  const agentId = known ?? (agentIds.length === 1 ? agentIds[0] : undefined);
  const linkIsOld = linked !== null && !agentIds.includes(linked);

  const begin = () => {
    const found = patientIdIssue(patientId);
    setIssue(found);
    setAgentMissing(agentId === undefined);
    if (found !== null || agentId === undefined) {
      return;
    }
    start.mutate(
      { patient_id: patientId.trim(), agent_id: agentId },
      {
        onSuccess({ session_id: id, greeting }) {
          const state: HandedOver = {
            greeting,
            ...(given.question === undefined ? {} : { question: given.question }),
          };
          void navigate(`/patient/${id}`, { state });
        },
      },
    );
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    begin();
  };
  const agentGone = start.isError && toApiError(start.error).code === 'NOT_FOUND';
  return (
    <form onSubmit={submit} noValidate className={classes['startForm']}>
      {linkIsOld && (
        <p className={classes['note']} role="status">
          {t('patient:start.unknownAgent')}
        </p>
      )}
      <AgentChoice
        value={agentId}
        error={agentMissing && agentId === undefined ? t('patient:start.agentMissing') : undefined}
        onChange={(id) => {
          setChosen(id);
          setAgentMissing(false);
        }}
      />
      <div className={classes['number']}>
        <TextInput
          size="lg"
          label={t('patient:start.id')}
          description={t('patient:start.idHint')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          value={patientId}
          error={issue !== null && t(`patient:idIssues.${issue}`)}
          onChange={(event) => {
            setPatientId(event.currentTarget.value);
            setIssue(null);
          }}
        />
        <Button
          variant="subtle"
          size="md"
          onClick={() => {
            setPatientId(DEMO_PATIENT_ID);
            setIssue(null);
          }}
        >
          {t('patient:start.demo')}
        </Button>
      </div>
      {start.isError && (
        <PatientNotice
          error={start.error}
          text={agentGone ? t('patient:start.unknownAgent') : undefined}
          onRetry={agentGone ? undefined : begin}
        />
      )}
      <Button type="submit" size="xl" fullWidth loading={start.isPending}>
        {t(start.isPending ? 'patient:start.starting' : 'patient:start.go')}
      </Button>
    </form>
  );
}
