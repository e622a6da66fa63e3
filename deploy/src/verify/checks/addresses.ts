import { networkInterfaces } from 'node:os';
import { failed, ok, skipped } from '../finding.ts';
import { openPort } from '../probe/ask-probe.ts';
import type { Check } from '../scene.ts';

const TIMEOUT_MS = 3_000;

/** PORT is open on every address, and the API's port to nobody outside. */
export const addressesCheck: Check = {
  name: 'listens on 0.0.0.0:PORT',
  async run({ instance: { port, apiPort } }) {
    const host = outerAddress();
    if (host === null) {
      return skipped('this machine has no address but loopback');
    }
    const closed = await openPort({ host, port }, TIMEOUT_MS);
    if (closed !== null) {
      return failed(`PORT ${String(port)} is not open on ${host}: ${closed}`);
    }
    const api = await openPort({ host, port: apiPort }, TIMEOUT_MS);
    return api === null
      ? failed(`the API's port ${String(apiPort)} is open to the outside, on ${host}`)
      : ok(`PORT ${String(port)} is open on ${host}, the API's ${String(apiPort)} is not (${api})`);
  },
};

function outerAddress(): string | null {
  const address = Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  return address?.address ?? null;
}
