import { setTimeout as sleep } from 'node:timers/promises';
import { failed, ok, skipped } from '../finding.ts';
import { bounded } from '../http/held-request.ts';
import { openPort } from '../probe/ask-probe.ts';
import type { Instance } from '../runtime/runtime.ts';
import type { Check } from '../scene.ts';

/** sysexits.h EX_CONFIG: what the program ends with when its configuration is wrong. */
const EXIT_CONFIGURATION = 78;
const TIMEOUT_MS = 45_000;

/** Without its secrets it does not start, and says which ones and where they come from, all at once. */
export const missingSecretsCheck: Check = {
  name: 'missing secrets',
  async run({ contract, startOther }) {
    const names = Object.keys(contract.secrets);
    if (names.length === 0) {
      return skipped('the manifest has no secrets');
    }
    const instance = await startOther(Object.fromEntries(names.map((name) => [name, undefined])));
    try {
      const exit = await bounded(
        Promise.race([instance.exit, serving(instance)]),
        TIMEOUT_MS,
        'without its secrets it did not end',
      );
      if (exit === 'serves') {
        return failed('it starts, and serves, without its secrets');
      }
      const said = instance.lines.map(({ text }) => text).join('\n');
      const unsaid = names.filter((name) => !said.includes(name));
      if (exit.code !== EXIT_CONFIGURATION) {
        return failed(`it ended with ${String(exit.code ?? exit.signal)}, not with 78`);
      }
      if (unsaid.length > 0) {
        return failed(`it ended with 78, but does not name ${unsaid.join(', ')}`);
      }
      return said.includes('Secret Manager')
        ? ok(`ended with 78, naming ${names.join(', ')} and Secret Manager`)
        : failed('it ended with 78, but does not say where the secrets come from');
    } finally {
      await instance.dispose();
    }
  },
};

/** Resolves when its port is open; never while it is not. */
async function serving(instance: Instance): Promise<'serves'> {
  while ((await openPort({ host: '127.0.0.1', port: instance.port }, 1_000)) !== null) {
    if (instance.ended !== null) {
      return new Promise(() => undefined);
    }
    await sleep(200);
  }
  return 'serves';
}
