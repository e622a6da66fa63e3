import type { Supervision } from '@elevendops/service';

/** Whether it makes sense to send a request to the API, or to wait for it. */
export interface ApiAvailability {
  /** True while the supervisor knows that the API is gone. */
  readonly away: boolean;
  /** True when somebody restarts the API and tells when it is back. */
  readonly followed: boolean;
  /** Calls the listener each time the API is back. */
  onReady(listener: () => void): void;
}

/** Follows what the supervisor says; without one, the API is always tried and never waited for. */
export function followApiState(
  supervision: Pick<Supervision, 'onMessage' | 'supervised'>,
): ApiAvailability {
  const listeners: (() => void)[] = [];
  let away = false;
  supervision.onMessage((message) => {
    if (message.type === 'api-state') {
      away = message.state === 'away';
      if (!away) {
        listeners.forEach((listener) => {
          listener();
        });
      }
    }
  });
  return {
    get away() {
      return away;
    },
    followed: supervision.supervised,
    onReady: (listener) => void listeners.push(listener),
  };
}
