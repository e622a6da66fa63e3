import { Button, Skeleton, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useTexts } from '../i18n/use-texts.ts';
import { IconMessages, IconSearch } from '../icons.ts';
import classes from './insights.module.css';

/** Shown while conversations are read. */
export function ListSkeleton() {
  const { t } = useTexts('insights');
  return (
    <div className={classes['skeletons']} role="status" aria-label={t('app.loading')}>
      {[88, 72, 94, 66, 80].map((width) => (
        <Skeleton key={width} height={26} width={`${String(width)}%`} radius="sm" />
      ))}
    </div>
  );
}

/** Shown before the first conversation: where they come from. */
export function EmptyList() {
  const { t } = useTexts('insights');
  return (
    <div className={classes['nothing']}>
      <IconMessages size={52} stroke={1.3} aria-hidden />
      <Title order={2} size="h3">
        {t('insights:emptyTitle')}
      </Title>
      <Text>{t('insights:emptyText')}</Text>
      <Button component={Link} to="/patient" size="md" mt="sm">
        {t('insights:emptyAction')}
      </Button>
    </div>
  );
}

/** Shown when no conversation fits the filters. */
export function NoMatch(props: { readonly onClear: () => void }) {
  const { t } = useTexts('insights');
  return (
    <div className={classes['nothing']}>
      <IconSearch size={44} stroke={1.4} aria-hidden />
      <Title order={2} size="h3">
        {t('insights:noMatchTitle')}
      </Title>
      <Text>{t('insights:noMatchText')}</Text>
      <Button variant="default" onClick={props.onClear}>
        {t('insights:filters.clear')}
      </Button>
    </div>
  );
}
