import { serviceUrl, type Deployment, type TrafficShare } from '@elevendops/manifests';
import type { RolloutWorld } from './carry-out.ts';
import { ENGINE_NAMES } from '../image/engine/find-engine.ts';
import { LOOKS } from './basics.ts';
import { RELEASE } from './release-steps.ts';
import type { Answer, Step } from './step.ts';

/** What an imagined project says where a real one would say a name of its own. */
export const IMAGINED = {
  revision: 'NEW_REVISION',
  serving: 'SERVING_REVISION',
  number: '1',
  digest: `sha256:${'0'.repeat(64)}`,
} as const;

const DONE: Answer = { code: 0, stdout: '', stderr: '' };
const LAST_ENGINE = ENGINE_NAMES.at(-1) ?? '';
const ABSENT: Answer = {
  code: 1,
  stdout: '',
  stderr: 'NOT_FOUND: there is nothing in this project',
};

/** What an empty project would answer; changes succeed. */
export function imagine({ id, effect }: Step, deployment: Deployment): Answer {
  if (effect === 'change') {
    return DONE;
  }
  switch (id) {
    case LOOKS.gcloud:
      return said('{"Google Cloud SDK": "999.0.0"}');
    case LOOKS.login:
      return said('somebody@example.com');
    case LOOKS.project:
      return said(`{"lifecycleState": "ACTIVE", "projectNumber": "${IMAGINED.number}"}`);
    case LOOKS.billing:
      return said('True');
    case RELEASE.digest:
      return said(IMAGINED.digest);
    case RELEASE.serving:
      return said(service([{ revision: IMAGINED.serving, percent: 100 }], deployment));
    case RELEASE.candidate:
      return said(service([{ revision: IMAGINED.serving, percent: 100 }], deployment, true));
    default:
      // Nothing is on in an empty project; everything else is not there.
      return id.includes('services list --enabled') ? DONE : ABSENT;
  }
}

/**
 * A world in which nothing is changed: looks are real for as long as gcloud, a login and the project are there,
 * and from then on those of an empty project; changes are imagined.
 */
export function imaginedWorld(
  real: RolloutWorld,
  deployment: Deployment,
  note: (line: string) => void,
): RolloutWorld {
  let isImagined = false;
  let hasEngine = false;
  const changed = new Set<string>();
  const doubt = (step: Step, answer: Answer): boolean =>
    answer.code !== 0 || (step.id === LOOKS.login && answer.stdout.trim() === '');
  return {
    ...real,
    looksAtATime: 1,
    writeText: () => undefined,
    sleep: () => Promise.resolve(),
    consent: (findings) =>
      Promise.resolve({
        isGiven: true,
        values: new Map(
          findings.flatMap(({ setup }) =>
            setup?.input === undefined ? [] : [[setup.input.variable, '']],
          ),
        ),
      }),
    check: () => Promise.resolve(null),
    perform: async (step) => {
      if (step.effect === 'change') {
        changed.add(step.id);
        return DONE;
      }
      if (step.id === LOOKS.commit || step.id === LOOKS.changes) {
        return real.perform(step);
      }
      if (step.id.startsWith(`${LOOKS.engine} `)) {
        const answer = await real.perform(step);
        hasEngine ||= answer.code === 0;
        if (hasEngine || !step.id.endsWith(` ${LAST_ENGINE}`)) {
          return answer;
        }
        note(`None of ${ENGINE_NAMES.join(', ')} works here: from here on as if the last one did`);
        return DONE;
      }
      if (isImagined || dependsOnChange(step, changed)) {
        return imagine(step, deployment);
      }
      const answer = await real.perform(step);
      const isNeeded = [LOOKS.gcloud, LOOKS.login, LOOKS.project].some((id) => id === step.id);
      if (isNeeded && doubt(step, answer)) {
        note(`${step.title} is not there: from here on as for an empty project`);
        isImagined = true;
        return imagine(step, deployment);
      }
      if (step.id === LOOKS.billing && answer.stdout.trim().toLowerCase() !== 'true') {
        note(`${step.title} is not on: the run would end here`);
        return imagine(step, deployment);
      }
      return answer;
    },
  };
}

/** Where a real look would not see what was only imagined to be made. */
function dependsOnChange({ id }: Step, changed: ReadonlySet<string>): boolean {
  return (
    id === RELEASE.candidate ||
    (id === RELEASE.digest && changed.has(RELEASE.build)) ||
    (id === RELEASE.serving && [...changed].some((made) => made.includes('gcloud run deploy '))) ||
    [...changed].some((made) => made.includes('gcloud services enable '))
  );
}

function said(stdout: string): Answer {
  return { ...DONE, stdout };
}

function service(
  serving: readonly TrafficShare[],
  deployment: Deployment,
  hasCandidate = false,
): string {
  const traffic = serving.map(({ revision, percent }) => ({ revisionName: revision, percent }));
  const candidate = {
    revisionName: IMAGINED.revision,
    tag: 'candidate',
    url: serviceUrl(deployment).replace('https://', 'https://candidate---'),
  };
  return JSON.stringify({ status: { traffic: hasCandidate ? [...traffic, candidate] : traffic } });
}
