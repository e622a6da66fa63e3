import type { SupervisedDeath, SupervisedService, SupervisorReport } from '@elevendops/contract';
import { Table, Text, Title } from '@mantine/core';
import { useTexts } from '../i18n/use-texts.ts';
import { IconAlertTriangle, IconCircleCheck, IconClock } from '../icons.ts';
import { TimeText } from '../time/time-text.tsx';
import { useDuration } from './use-duration.ts';
import { ScrollTable } from './scroll-table.tsx';
import classes from './system.module.css';

const STATES = ['idle', 'starting', 'ready', 'unhealthy', 'stopping', 'backoff', 'failed'] as const;
const BAD: readonly string[] = ['unhealthy', 'failed', 'backoff'];

/** What the supervisor tells of itself and of the services that it looks after. */
export function SupervisorSection(props: {
  readonly supervisor: SupervisorReport | null;
  /** Whether this is what was told some time ago. */
  readonly stale: boolean;
}) {
  const { supervisor, stale } = props;
  const { t } = useTexts('system');
  const duration = useDuration();
  return (
    <section className="card" aria-labelledby="supervisor-title">
      <div className={classes['head']}>
        <Title order={2} size="h3" id="supervisor-title">
          {t('system:supervisor.title')}
        </Title>
        {supervisor !== null && !stale && <Readiness supervisor={supervisor} />}
        {supervisor !== null && stale && (
          <span className={classes['soft']}>
            {t('system:asOf')} <TimeText value={supervisor.at} />
          </span>
        )}
      </div>
      {supervisor === null ? (
        <div className={classes['body']}>
          <Text fw={600}>{t('system:supervisor.none')}</Text>
          <Text c="dimmed" size="sm">
            {t('system:supervisor.noneText')}
          </Text>
        </div>
      ) : (
        <>
          <p className={classes['since']}>
            {t('system:supervisor.upFor', { duration: duration(supervisor.uptime_ms) })}
          </p>
          <Services services={supervisor.services} />
          <Deaths deaths={supervisor.last_deaths} />
        </>
      )}
    </section>
  );
}

function Readiness(props: { readonly supervisor: SupervisorReport }) {
  const { ready, stopping } = props.supervisor;
  const { t } = useTexts('system');
  const calm = t(ready ? 'system:supervisor.ready' : 'system:supervisor.notReady');
  return (
    <span className={classes['state']} data-up={ready}>
      {ready ? (
        <IconCircleCheck size={18} aria-hidden />
      ) : (
        <IconAlertTriangle size={18} aria-hidden />
      )}
      {stopping === null ? calm : t('system:supervisor.stopping', { cause: stopping })}
    </span>
  );
}

function Services(props: { readonly services: readonly SupervisedService[] }) {
  const { t } = useTexts('system');
  const duration = useDuration();
  const optional = (milliseconds: number | null) =>
    milliseconds === null ? '–' : duration(milliseconds);
  return (
    <ScrollTable
      label={t('system:supervisor.services')}
      columns={[
        t('system:supervisor.service'),
        t('system:supervisor.state'),
        t('system:supervisor.uptime'),
        t('system:supervisor.restarts'),
        t('system:supervisor.startup'),
        t('system:supervisor.probe'),
        t('system:supervisor.missed'),
      ]}
    >
      {props.services.map((service) => (
        <Table.Tr key={service.name}>
          <Table.Th scope="row">{service.name}</Table.Th>
          <Table.Td>
            <ServiceState state={service.state} />
          </Table.Td>
          <Table.Td>{duration(service.uptime_ms)}</Table.Td>
          <Table.Td>{service.restarts}</Table.Td>
          <Table.Td>{optional(service.ready_after_ms)}</Table.Td>
          <Table.Td>{optional(service.probe_ms)}</Table.Td>
          <Table.Td>{service.missed_probes}</Table.Td>
        </Table.Tr>
      ))}
    </ScrollTable>
  );
}

function ServiceState(props: { readonly state: string }) {
  const { t } = useTexts('system');
  const state = STATES.find((known) => known === props.state);
  const isReady = state === 'ready';
  const Waiting = BAD.includes(props.state) ? IconAlertTriangle : IconClock;
  return (
    <span className={classes['state']} data-up={isReady}>
      {isReady ? <IconCircleCheck size={17} aria-hidden /> : <Waiting size={17} aria-hidden />}
      {state === undefined ? props.state : t(`system:states.${state}`)}
    </span>
  );
}

function Deaths(props: { readonly deaths: readonly SupervisedDeath[] }) {
  const { deaths } = props;
  const { t } = useTexts('system');
  const duration = useDuration();
  return (
    <>
      <Title order={3} size="h4" className={classes['subTitle'] ?? ''}>
        {t('system:supervisor.deaths')}
      </Title>
      {deaths.length === 0 ? (
        <p className={classes['since']}>{t('system:supervisor.noDeaths')}</p>
      ) : (
        <ScrollTable
          label={t('system:supervisor.deaths')}
          columns={[
            t('system:supervisor.when'),
            t('system:supervisor.service'),
            t('system:supervisor.cause'),
            t('system:supervisor.lived'),
          ]}
        >
          {deaths.map((death, place) => (
            <Table.Tr key={place}>
              <Table.Td>
                <TimeText value={death.at} />
              </Table.Td>
              <Table.Td>{death.service}</Table.Td>
              <Table.Td>{death.expected ? t('system:supervisor.expected') : death.cause}</Table.Td>
              <Table.Td>{duration(death.uptime_ms)}</Table.Td>
            </Table.Tr>
          ))}
        </ScrollTable>
      )}
    </>
  );
}
