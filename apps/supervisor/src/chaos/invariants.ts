import { SERVICE_NAMES } from '../machine/service.ts';
import { isGroupLeader } from '../__fixtures__/marked-processes.ts';
import type { SupervisedRun } from '../__fixtures__/supervised-run.ts';

/** What is wrong with a run at this moment: more than one incarnation of a service. */
export function violationsNow(run: SupervisedRun): string[] {
  return SERVICE_NAMES.flatMap((name) => {
    const pids = run.programs(`fake-${name}.ts`).filter(isGroupLeader);
    return pids.length > 1 ? [`${name} runs ${String(pids.length)} times: ${pids.join(', ')}`] : [];
  });
}

/** What was wrong in the course of a run, by what it logged. */
export function violationsInLog({ lines }: Pick<SupervisedRun, 'lines'>): string[] {
  const listens = new Set<string>();
  let apiIsReady = false;
  const violations: string[] = [];
  for (const { message } of lines) {
    const [, said, what] =
      /^fake (api|ui-server) (started|listens|was told listen)$/.exec(message) ?? [];
    const [, ready] = /^(api|ui-server) is ready/.exec(message) ?? [];
    if (message === 'a twin lives') {
      violations.push('a service was started beside another of the same name');
    } else if (said !== undefined && what === 'started') {
      listens.delete(said);
    } else if (said !== undefined && what === 'listens') {
      listens.add(said);
    } else if (ready !== undefined && !listens.has(ready)) {
      violations.push(`${ready} was called ready, but its port was not open`);
    }
    apiIsReady ||= ready === 'api';
    if (what === 'was told listen' && !apiIsReady) {
      violations.push('the public port was opened before the API was ever ready');
    }
    if (/this is a bug/.test(message)) {
      violations.push(message);
    }
  }
  return violations;
}
