import { Button, Skeleton, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useTexts } from '../i18n/use-texts.ts';
import { IconPlus, IconSearch } from '../icons.ts';
import { EmptyArt } from './empty-art.tsx';
import classes from './knowledge-list.module.css';

/** Shown while the first documents are read. */
export function ListSkeleton() {
  const { t } = useTexts('knowledge');
  return (
    <div className={classes['skeletons']} role="status" aria-label={t('app.loading')}>
      {[82, 64, 91, 70, 77].map((width) => (
        <Skeleton key={width} height={26} width={`${String(width)}%`} radius="sm" />
      ))}
    </div>
  );
}

/** Shown in a fresh installation: what to do first. */
export function EmptyList() {
  const { t } = useTexts('knowledge');
  return (
    <div className={classes['state']}>
      <EmptyArt />
      <Title order={2} size="h3">
        {t('knowledge:emptyTitle')}
      </Title>
      <Text>{t('knowledge:emptyText')}</Text>
      <Button
        component={Link}
        to="/knowledge/new"
        size="md"
        mt="sm"
        leftSection={<IconPlus size={19} aria-hidden />}
      >
        {t('knowledge:add')}
      </Button>
      <Text size="sm">{t('knowledge:emptyDrop')}</Text>
    </div>
  );
}

/** Shown when the search finds nothing. */
export function NoMatch(props: {
  readonly search: string;
  /** To one status. */
  readonly narrowed: boolean;
  readonly onClear: () => void;
}) {
  const { t } = useTexts('knowledge');
  return (
    <div className={classes['state']}>
      <IconSearch size={40} aria-hidden className="accentMark" />
      <Title order={2} size="h3">
        {props.search.trim() === ''
          ? t('knowledge:noStatusTitle')
          : t('knowledge:noMatchTitle', { search: props.search })}
      </Title>
      {props.search.trim() !== '' && <Text>{t('knowledge:noMatchText')}</Text>}
      <Button variant="default" onClick={props.onClear}>
        {t(props.narrowed ? 'knowledge:showAll' : 'knowledge:clearSearch')}
      </Button>
    </div>
  );
}
