import type { Session } from '@elevendops/contract';
import { Button, Skeleton, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Link, useLocation, useParams } from 'react-router';
import { useAgent } from '../agents/agent-queries.ts';
import { toApiError } from '../api/api-error.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { handedOver } from './handed-over.ts';
import { OpenSession } from './open-session.tsx';
import { PatientNotice } from './patient-notice.tsx';
import { useSession } from './session-queries.ts';
import { SessionSummary } from './session-summary.tsx';
import { useConversation } from './use-conversation.ts';
import { useSpoken } from './use-spoken.ts';
import { useTalk } from './voice/use-talk.ts';
import classes from './patient.module.css';

/** The conversation that the address names: open, ended, or not to be found. */
export function SessionPage() {
  const { t } = useTexts('patient');
  const { id = '' } = useParams();
  const session = useSession(id);
  useDocumentTitle(t('app.pageTitle', { page: t('patient:title') }));
  if (session.data !== undefined) {
    return <ReadSession key={id} session={session.data} />;
  }
  if (!session.isError) {
    return (
      <div role="status" aria-label={t('patient:session.loading')}>
        <Skeleton height={40} width="50%" mb="lg" />
        <Skeleton height={120} radius="lg" mb="md" />
        <Skeleton height={120} radius="lg" />
      </div>
    );
  }
  const gone = toApiError(session.error).code === 'NOT_FOUND';
  return (
    <div className={classes['start']}>
      <Title order={1} mb="lg">
        {t(gone ? 'patient:session.goneTitle' : 'patient:session.failedTitle')}
      </Title>
      {gone ? (
        <Button component={Link} to="/patient" size="lg">
          {t('patient:session.startNew')}
        </Button>
      ) : (
        <PatientNotice
          error={session.error}
          onRetry={() => void session.refetch()}
          retrying={session.isFetching}
        />
      )}
    </div>
  );
}

function ReadSession(props: { readonly session: Session }) {
  const { session } = props;
  const spoken = useSpoken();
  const talk = useTalk(session);
  const agent = useAgent(session.agent_id).data;
  const conversation = useConversation(session.session_id, spoken.on);
  const { greeting } = handedOver(useLocation().state);
  const shared = { session, agent, conversation, greeting };
  return session.ended_at === null ? (
    <OpenSession {...shared} spoken={spoken} talk={talk} />
  ) : (
    <SessionSummary {...shared} />
  );
}
