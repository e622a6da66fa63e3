import type { DashboardStats } from '@elevendops/contract';
import { Skeleton } from '@mantine/core';
import { Link } from 'react-router';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { IconBook2, IconClock, IconHeadphones, IconMessages, IconMicrophone } from '../icons.ts';
import { TimeText } from '../time/time-text.tsx';
import classes from './dashboard.module.css';

const TILES = [
  { kind: 'documents', field: 'document_count', to: '/knowledge', Icon: IconBook2 },
  { kind: 'agents', field: 'agent_count', to: '/agents', Icon: IconMicrophone },
  { kind: 'audio', field: 'audio_count', to: '/studio', Icon: IconHeadphones },
  { kind: 'conversations', field: 'conversation_count', to: '/insights', Icon: IconMessages },
] as const;

/** How much there is of everything, each a way to its page, and when something happened last. */
export function StatTiles(props: { readonly stats: DashboardStats | undefined }) {
  const { stats } = props;
  const { t } = useTexts('dashboard');
  const format = new Intl.NumberFormat(useLanguage());
  const isEmpty = stats !== undefined && TILES.every(({ field }) => stats[field] === 0);
  return (
    <ul className={classes['tiles']} aria-label={t('dashboard:counts')} aria-busy={!stats}>
      {TILES.map(({ kind, field, to, Icon }) => (
        <li key={kind}>
          <Link to={to} className={`card ${classes['tile'] ?? ''}`}>
            <span className={classes['icon']}>
              <Icon size={22} aria-hidden />
            </span>
            <span className={classes['label']}>{t(`dashboard:tiles.${kind}`)}</span>
            {stats === undefined ? (
              <Skeleton height={30} width={56} my={5} />
            ) : (
              <span className={classes['number']}>{format.format(stats[field])}</span>
            )}
            {stats?.[field] === 0 && (
              <span className={classes['hint']}>{t(`dashboard:hints.${kind}`)}</span>
            )}
          </Link>
        </li>
      ))}
      <li className={`card ${classes['tile'] ?? ''}`}>
        <span className={classes['icon']}>
          <IconClock size={22} aria-hidden />
        </span>
        <span className={classes['label']}>{t('dashboard:tiles.lastActivity')}</span>
        {stats === undefined ? (
          <Skeleton height={24} width={110} my={8} />
        ) : (
          <span className={classes['moment']}>
            {isEmpty ? t('dashboard:nothingYet') : <TimeText value={stats.last_activity} />}
          </span>
        )}
      </li>
    </ul>
  );
}
