import { failed, ok } from '../finding.ts';
import type { Check } from '../scene.ts';

/** Every variable and secret of the manifest reaches the program, with PORT and Cloud Run's names of it. */
export const injectedCheck: Check = {
  name: 'variables and secrets',
  async run({ contract, env, instance }) {
    const { environment } = await instance.inspect();
    const names = [
      ...Object.keys(contract.env),
      ...Object.keys(contract.secrets),
      ...['PORT', 'K_SERVICE', 'K_REVISION', 'K_CONFIGURATION'],
    ];
    const wrong = names.filter((name) => environment[name] !== env[name]);
    return wrong.length > 0
      ? failed(`the program does not have ${wrong.join(', ')}`)
      : ok(
          `${String(Object.keys(contract.env).length)} variables, ` +
            `${String(Object.keys(contract.secrets).length)} secrets, PORT and K_* are there`,
        );
  },
};
