import { useInterval } from '@mantine/hooks';
import { createContext, use, useState, type ReactNode } from 'react';

/** Tells the time. */
export type Clock = () => Date;

const TICK_MS = 15_000;

const ClockContext = createContext<Clock | null>(null);
const NowContext = createContext<Date | null>(null);

/** Gives the time to the components below, and renews it so that relative times stay right. */
export function ClockProvider(props: { readonly clock: Clock; readonly children: ReactNode }) {
  const { clock, children } = props;
  const [now, setNow] = useState(clock);
  useInterval(
    () => {
      setNow(clock());
    },
    TICK_MS,
    { autoInvoke: true },
  );
  return (
    <ClockContext value={clock}>
      <NowContext value={now}>{children}</NowContext>
    </ClockContext>
  );
}

/** The clock itself, for moments inside handlers. */
export function useClock(): Clock {
  return required(use(ClockContext));
}

/** The present as of the last tick. */
export function useNow(): Date {
  return required(use(NowContext));
}

function required<T>(value: T | null): T {
  if (value === null) {
    throw new Error('The time needs a ClockProvider above it');
  }
  return value;
}
