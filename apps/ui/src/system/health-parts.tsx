import type { SystemReport } from '@elevendops/contract';
import { Title } from '@mantine/core';
import { useTexts } from '../i18n/use-texts.ts';
import { IconAlertTriangle, IconCircleCheck, IconCircleDashed } from '../icons.ts';
import { HEALTH_PARTS } from '../shell/health-view.ts';
import { useDuration } from './use-duration.ts';
import classes from './system.module.css';

type Part = SystemReport['health']['storage'];

/** Every part as a tile: whether it works, and what it is. */
export function HealthParts(props: {
  readonly report: SystemReport;
  /** Whether the API answered the last time it was asked; if not, the report is an old one. */
  readonly answers: boolean;
  /** Whether anybody answered. */
  readonly isOnline: boolean;
}) {
  const { report, answers, isOnline } = props;
  const { t } = useTexts('system');
  const duration = useDuration();
  const kindOf = ({ emulator, mock }: Part) => {
    const real = mock ? t('system:health.standIn') : t('system:health.real');
    return emulator ? t('system:health.emulator') : real;
  };
  return (
    <section aria-labelledby="health-title">
      <Title order={2} size="h3" id="health-title" className={classes['sectionTitle'] ?? ''}>
        {t('system:health.title')}
      </Title>
      <ul className={classes['parts']}>
        <Tile
          name={t('system:health.api')}
          up={answers}
          text={
            answers
              ? t('system:health.upFor', { duration: duration(report.uptime_seconds * 1_000) })
              : t('system:health.noAnswer')
          }
        />
        <Tile
          name={t('system:health.page')}
          up={isOnline}
          text={t(isOnline ? 'system:health.served' : 'system:health.noAnswer')}
        />
        {HEALTH_PARTS.map((name) => {
          const part = report.health[name];
          return (
            <Tile
              key={name}
              name={t(`health.parts.${name}`)}
              up={answers ? part.status !== 'unhealthy' : null}
              text={
                part.error === null
                  ? kindOf(part)
                  : t('system:health.error', { reason: part.error })
              }
            />
          );
        })}
      </ul>
    </section>
  );
}

const ICONS = { partUp: IconCircleCheck, partDown: IconAlertTriangle, unknown: IconCircleDashed };

function Tile(props: {
  readonly name: string;
  /** Null when nobody can tell. */
  readonly up: boolean | null;
  readonly text: string;
}) {
  const { name, up, text } = props;
  const { t } = useTexts('system');
  const known = up === true ? 'partUp' : 'partDown';
  const state = up === null ? 'unknown' : known;
  const Icon = ICONS[state];
  return (
    <li className="card" data-up={up ?? 'unknown'}>
      <b>{name}</b>
      <span className={classes['state']}>
        <Icon size={18} aria-hidden />
        {state === 'unknown' ? t('system:health.unknown') : t(`health.${state}`)}
      </span>
      <span className={classes['soft']}>{text}</span>
    </li>
  );
}
