import type { ConversationDay } from '@elevendops/contract';
import { Table } from '@mantine/core';
import { useLanguage } from '../i18n/use-language.ts';
import { useTexts } from '../i18n/use-texts.ts';
import { sumUp } from './day-sums.ts';
import { formatDay } from './format-day.ts';
import classes from './day-charts.module.css';

/** The same figures as the charts, the newest day first. */
export function DayTable(props: { readonly days: readonly ConversationDay[] }) {
  const { days } = props;
  const { t } = useTexts('figures');
  const language = useLanguage();
  const sums = sumUp(days);
  return (
    <div className={classes['tableBox']} tabIndex={0} role="group" aria-label={t('figures:title')}>
      <Table className={classes['table'] ?? ''} aria-label={t('figures:title')} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('figures:date')}</Table.Th>
            <Table.Th scope="col">{t('figures:count')}</Table.Th>
            <Table.Th scope="col">{t('figures:answered')}</Table.Th>
            <Table.Th scope="col">{t('figures:unanswered')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {days.toReversed().map((day) => (
            <Table.Tr key={day.date}>
              <Table.Th scope="row">{formatDay(day.date, language, 'long')}</Table.Th>
              <Table.Td>{day.conversations}</Table.Td>
              <Table.Td>{day.answered}</Table.Td>
              <Table.Td>{day.unanswered}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
        <Table.Tfoot>
          <Table.Tr>
            <Table.Th scope="row">{t('figures:total')}</Table.Th>
            <Table.Td>{sums.conversations}</Table.Td>
            <Table.Td>{sums.answered}</Table.Td>
            <Table.Td>{sums.unanswered}</Table.Td>
          </Table.Tr>
        </Table.Tfoot>
      </Table>
    </div>
  );
}
