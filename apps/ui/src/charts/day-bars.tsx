import type { ConversationDay } from '@elevendops/contract';
import { Bar, BarChart, CartesianGrid, ResponsiveContainer, Tooltip, XAxis, YAxis } from 'recharts';
import { useId } from 'react';
import { useLanguage } from '../i18n/use-language.ts';
import { formatDay } from './format-day.ts';
import classes from './day-charts.module.css';

/** One kind of bar; several are stacked. */
export interface DaySeries {
  readonly field: 'conversations' | 'answered' | 'unanswered';
  readonly label: string;
  readonly tone: 'brand' | 'amber';
}

const TICK = { fill: 'var(--app-ink-soft)', fontSize: 12 };

/** Bars over days. What they say is told in words beside them, so they are only for the eye. */
export function DayBars(props: {
  readonly days: readonly ConversationDay[];
  readonly series: readonly DaySeries[];
}) {
  const { days, series } = props;
  const language = useLanguage();
  const hatching = useId();
  const fills = { brand: 'var(--chart-brand)', amber: `url(#${hatching})` };
  return (
    <ResponsiveContainer width="100%" height="100%" initialDimension={{ width: 400, height: 200 }}>
      <BarChart
        data={[...days]}
        margin={{ top: 8, right: 4, bottom: 0, left: -22 }}
        barCategoryGap="22%"
        accessibilityLayer={false}
      >
        <defs>
          {/* Told apart without colour too. */}
          <pattern
            id={hatching}
            width="6"
            height="6"
            patternUnits="userSpaceOnUse"
            patternTransform="rotate(45)"
          >
            <rect width="6" height="6" fill="var(--chart-amber)" />
            <line x1="1.5" y1="0" x2="1.5" y2="6" stroke="var(--app-surface)" strokeWidth="1.5" />
          </pattern>
        </defs>
        <CartesianGrid vertical={false} stroke="var(--app-border)" strokeDasharray="3 4" />
        <XAxis
          dataKey="date"
          tickFormatter={(date: string) => formatDay(date, language, 'short')}
          tick={TICK}
          tickLine={false}
          axisLine={{ stroke: 'var(--app-border-strong)' }}
          minTickGap={28}
        />
        <YAxis allowDecimals={false} tick={TICK} tickLine={false} axisLine={false} />
        <Tooltip
          cursor={{ fill: 'var(--app-surface-sunken)' }}
          isAnimationActive={false}
          content={({ active, payload }) => {
            const day = payload[0]?.payload as ConversationDay | undefined;
            return active && day !== undefined ? <DayTip day={day} series={series} /> : null;
          }}
        />
        {series.map(({ field, tone }, index) => (
          <Bar
            key={field}
            dataKey={field}
            stackId="day"
            fill={fills[tone]}
            radius={index === series.length - 1 ? [4, 4, 0, 0] : 0}
            maxBarSize={36}
            isAnimationActive={false}
          />
        ))}
      </BarChart>
    </ResponsiveContainer>
  );
}

function DayTip(props: { readonly day: ConversationDay; readonly series: readonly DaySeries[] }) {
  const { day, series } = props;
  const language = useLanguage();
  return (
    <div className={classes['tip']}>
      <strong>{formatDay(day.date, language, 'long')}</strong>
      {series.map(({ field, label, tone }) => (
        <span key={field} data-tone={tone}>
          {label}
          <b>{day[field]}</b>
        </span>
      ))}
    </div>
  );
}
