import { Skeleton } from '@mantine/core';
import { Suspense } from 'react';
import { lazyPart } from '../fetching/fetch-code.ts';
import { DaysCard, DaysWaiting } from './days-card.tsx';

const DayCharts = lazyPart(async () => (await import('./day-charts.tsx')).DayCharts);

/** The charts of the last days, whose code comes after that of the page. */
export function LazyDayCharts() {
  return (
    <Suspense fallback={<Coming />}>
      <DayCharts />
    </Suspense>
  );
}

function Coming() {
  return (
    <DaysCard control={<Skeleton height={32} width={210} radius="md" />}>
      <DaysWaiting />
    </DaysCard>
  );
}
