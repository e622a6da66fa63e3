/** The signals that stop the supervisor, all alike. */
export const STOP_SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const;

/** Signals that would end the process or open its debugger, and that mean nothing here. */
export const IGNORED_SIGNALS = ['SIGUSR1', 'SIGUSR2', 'SIGALRM'] as const;

/** Whether a signal asks for the end. */
export function isStopSignal(signal: NodeJS.Signals): boolean {
  return (STOP_SIGNALS as readonly NodeJS.Signals[]).includes(signal);
}

/** Signals since the first moment of the process. */
export interface SignalSource {
  /** Calls the listener for each signal, those that came before it included. */
  subscribe(listener: (signal: NodeJS.Signals) => void): void;
}

/** Receives the signals from now on, whether anybody listens yet or not. */
export function receiveSignals(process: Pick<NodeJS.Process, 'on'>): SignalSource {
  const early: NodeJS.Signals[] = [];
  let deliver = (signal: NodeJS.Signals): void => {
    early.push(signal);
  };
  for (const signal of [...STOP_SIGNALS, ...IGNORED_SIGNALS]) {
    process.on(signal, () => {
      deliver(signal);
    });
  }
  return {
    subscribe(listener) {
      deliver = listener;
      early.splice(0).forEach(listener);
    },
  };
}
