import { followApiState, type ApiAvailability } from '../proxy/api-availability.ts';

/** What the UI server believes of its API, told by the test as a supervisor would. */
export interface FollowedAvailability {
  readonly availability: ApiAvailability;
  tell(state: 'ready' | 'away'): void;
}

/** An availability under a supervisor that has not said anything yet. */
export function followedAvailability(): FollowedAvailability {
  let tell: FollowedAvailability['tell'] = () => undefined;
  const availability = followApiState({
    supervised: true,
    onMessage(listener) {
      tell = (state) => {
        listener({ type: 'api-state', state });
      };
    },
  });
  return { availability, tell };
}
