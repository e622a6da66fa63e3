import { shown, skipped } from '../finding.ts';
import type { Check } from '../scene.ts';

/** The probe of the design that the service was first described by: on the API's port, at first after 10 s. */
const EARLIER_PROBE = { firstAskedAfterMs: 10_000, periodMs: 5_000 };

/** How long a probe of the API's port would have let requests in before anybody serves them. */
export const coldStartWindowCheck: Check = {
  name: 'cold-start window',
  run({ startup, instance }) {
    const { apiServesAfterMs: api, portServesAfterMs: port, probed } = startup;
    if (api === null || port === null) {
      return Promise.resolve(
        skipped(`port ${String(instance.apiPort)} cannot be asked from outside of this container`),
      );
    }
    const window = Math.max(0, Math.round(port - api));
    const { firstAskedAfterMs, periodMs } = EARLIER_PROBE;
    const rounds = Math.max(0, Math.ceil((api - firstAskedAfterMs) / periodMs));
    const earlier = firstAskedAfterMs + rounds * periodMs;
    return Promise.resolve(
      shown(
        `the API was healthy after ${seconds(api)}, PORT served after ${seconds(port)}: a probe of port ` +
          `${String(instance.apiPort)} lets requests in up to ${String(window)} ms too early, one of PORT 0 ms. ` +
          `A probe after 10 s and then every 5 s passes at ${seconds(earlier)}, that of the manifest at ` +
          seconds(probed.tookMs),
      ),
    );
  },
};

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
