import type { Supervision } from '@elevendops/service';

/** Whether it makes sense to send a request to the API. */
export interface ApiAvailability {
  /** True while the supervisor knows that the API is gone. */
  readonly away: boolean;
}

/** Follows what the supervisor says; without one, the API is always tried. */
export function followApiState(supervision: Pick<Supervision, 'onMessage'>): ApiAvailability {
  let away = false;
  supervision.onMessage((message) => {
    if (message.type === 'api-state') {
      away = message.state === 'away';
    }
  });
  return {
    get away() {
      return away;
    },
  };
}
