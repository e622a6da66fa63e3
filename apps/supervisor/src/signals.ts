/** The signals that stop the supervisor, all alike. */
export const STOP_SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT'] as const;

/** Signals since the first moment of the process. */
export interface SignalSource {
  /** Calls the listener for each signal, those that came before it included. */
  subscribe(listener: (signal: NodeJS.Signals) => void): void;
}

/** Receives the stop signals from now on, whether anybody listens yet or not. */
export function receiveSignals(process: Pick<NodeJS.Process, 'on'>): SignalSource {
  const early: NodeJS.Signals[] = [];
  let deliver = (signal: NodeJS.Signals): void => {
    early.push(signal);
  };
  for (const signal of STOP_SIGNALS) {
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
