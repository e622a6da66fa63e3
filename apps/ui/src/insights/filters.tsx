import { Button, Chip, SegmentedControl, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useTexts } from '../i18n/use-texts.ts';
import { IconSearch, IconX } from '../icons.ts';
import type { ListAddress } from './list-address.ts';
import classes from './insights.module.css';

const REVIEWED = ['all', 'open', 'done'] as const;
const TYPING_MS = 300;

/** What narrows the list; every change is in the address bar at once, typing after a moment. */
export function Filters(props: {
  readonly address: ListAddress;
  readonly onChange: (change: Partial<ListAddress>, replace?: boolean) => void;
  /** Null when nothing is narrowed. */
  readonly onClear: (() => void) | null;
}) {
  const { address, onChange, onClear } = props;
  const { from, to } = address;
  const { t } = useTexts('insights');
  const [typed, setTyped] = useState(address.patient);
  const search = useDebouncedCallback((patient: string) => {
    onChange({ patient }, true);
  }, TYPING_MS);
  useEffect(() => {
    setTyped(address.patient);
  }, [address.patient]);
  const wrongOrder = from !== '' && to !== '' && to < from;
  return (
    <div className={classes['filters']} role="search" aria-label={t('insights:filters.title')}>
      <TextInput
        type="search"
        className={classes['patient'] ?? ''}
        label={t('insights:filters.patient')}
        placeholder={t('insights:filters.patientHint')}
        leftSection={<IconSearch size={18} aria-hidden />}
        maxLength={64}
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          search(event.currentTarget.value);
        }}
      />
      <TextInput
        type="date"
        label={t('insights:filters.from')}
        value={from}
        max={to === '' ? undefined : to}
        onChange={(event) => {
          onChange({ from: event.currentTarget.value });
        }}
      />
      <TextInput
        type="date"
        label={t('insights:filters.to')}
        value={to}
        min={from === '' ? undefined : from}
        error={wrongOrder && t('insights:filters.wrongOrder')}
        onChange={(event) => {
          onChange({ to: event.currentTarget.value });
        }}
      />
      <div className={classes['choices']}>
        <SegmentedControl
          aria-label={t('insights:filters.reviewed')}
          value={address.reviewed}
          onChange={(reviewed) => {
            onChange({ reviewed });
          }}
          data={REVIEWED.map((value) => ({ value, label: t(`insights:filters.${value}`) }))}
        />
        <Chip
          checked={address.attention}
          onChange={(attention) => {
            onChange({ attention });
          }}
        >
          {t('insights:filters.attention')}
        </Chip>
        {onClear !== null && (
          <Button
            variant="subtle"
            leftSection={<IconX size={17} aria-hidden />}
            onClick={() => {
              setTyped('');
              onClear();
            }}
          >
            {t('insights:filters.clear')}
          </Button>
        )}
      </div>
    </div>
  );
}
