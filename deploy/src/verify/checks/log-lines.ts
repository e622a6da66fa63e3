import { failed, ok, type Finding } from '../finding.ts';
import { judgeLogLine } from '../logs/judge-log-line.ts';
import type { Check } from '../scene.ts';

/** Every line of its output is an entry for Cloud Logging, and none holds a secret. */
export const logLinesCheck: Check = {
  name: 'log lines',
  run({ contract, env, instance: { lines } }) {
    const secrets = Object.keys(contract.secrets).map((name) => [name, env[name] ?? ''] as const);
    const problems = lines.flatMap(({ text, stream }) => {
      const leaked = secrets.find(([, value]) => value !== '' && text.includes(value));
      if (leaked !== undefined) {
        return [`a line on ${stream} holds the value of ${leaked[0]}`];
      }
      const { problem } = judgeLogLine(text);
      return problem === null ? [] : [`a line on ${stream} ${problem}: ${text.slice(0, 120)}`];
    });
    return resolved(
      lines.length === 0
        ? failed('it logged nothing at all')
        : problems.length > 0
          ? failed(
              `${String(problems.length)} of ${String(lines.length)} lines: ${problems[0] ?? ''}`,
            )
          : ok(`${String(lines.length)} lines are valid entries, none with a secret`),
    );
  },
};

/** Every line says which service and revision it is of. */
export const logIdentityCheck: Check = {
  name: 'K_SERVICE, K_REVISION in logs',
  run({ env, instance: { lines } }) {
    const names = ['K_SERVICE', 'K_REVISION'].filter((name) => {
      const value = JSON.stringify(env[name]);
      return !lines.every(({ text }) => text.includes(value));
    });
    return resolved(
      lines.length > 0 && names.length === 0
        ? ok(`${String(env['K_SERVICE'])} and ${String(env['K_REVISION'])} stand in every line`)
        : failed(`not every line has the value of ${names.join(' and ')}`),
    );
  },
};

function resolved(finding: Finding): Promise<Finding> {
  return Promise.resolve(finding);
}
