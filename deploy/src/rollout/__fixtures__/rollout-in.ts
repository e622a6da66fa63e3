import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  parseDeployment,
  readRepository,
  type Deployment,
  type Repository,
} from '@elevendops/manifests';
import { carryOut, type RolloutWorld } from '../carry-out.ts';
import type { End } from '../move.ts';
import { RELEASE } from '../release-steps.ts';
import { setupItems, type RolloutRequest } from '../request.ts';
import type { Step } from '../step.ts';
import { createTeller } from '../tell.ts';
import { answerOf } from './fake-project.ts';
import { readManifest } from './read-manifest.ts';
import type { FakeProject } from './fake-call.ts';

/** The root of this checkout. */
export const ROOT = join(import.meta.dirname, '../../../..');

/** What manifests depend on; a few indexes stand for all. */
export const REPOSITORY: Repository = (() => {
  const repository = readRepository({
    readText: (path) => readFileSync(join(ROOT, path), 'utf8'),
    list: (pattern) => globSync(pattern, { cwd: ROOT }),
  });
  return { ...repository, indexes: repository.indexes.slice(0, 3) };
})();

/** A deployment that is there in every spec. */
export const CLINIC = parseDeployment({
  projectId: 'clinic-project',
  bucket: 'clinic-project-elevendops-audio',
});

/** A request as the command line makes it. */
export function requestFor(
  deployment: Deployment = CLINIC,
  options: Partial<RolloutRequest> = {},
): RolloutRequest {
  const folder = `deploy/out/${deployment.projectId}`;
  return {
    deployment,
    knowsNumber: false,
    setup: setupItems(deployment, { repository: REPOSITORY, folder }),
    repository: REPOSITORY,
    folder,
    ...{ isLocal: false, isBuilt: false, skipSetup: false, stamp: '20261123t160212' },
    ...options,
  };
}

/** What a rollout did in a project of memory, and what it said. */
export interface RolloutTrace {
  readonly end: End;
  readonly performed: readonly Step[];
  readonly lines: readonly string[];
  /** Paths of files. */
  readonly written: readonly string[];
  /** Of the health check, among the steps. */
  readonly checkedAfter: number | null;
}

/** What a spec replaces of the world. */
export interface RolloutInOptions extends Partial<Pick<RolloutWorld, 'check' | 'consent'>> {
  /** Told of each command before it runs. */
  readonly onPerform?: (step: Step) => void;
  /** Puts something around the whole world. */
  readonly wrap?: (world: RolloutWorld) => RolloutWorld;
}

/** Carries a rollout out in a project of memory. */
export async function rolloutIn(
  project: FakeProject,
  request: RolloutRequest,
  { check, consent, onPerform, wrap = (world) => world }: RolloutInOptions = {},
): Promise<RolloutTrace> {
  const files = new Map<string, string>();
  const performed: Step[] = [];
  const lines: string[] = [];
  let checkedAfter: number | null = null;
  const say = (line: string) => void lines.push(line);
  const world: RolloutWorld = {
    perform: (step, value) => {
      onPerform?.(step);
      if (step.id === RELEASE.push) {
        project.things.push(`image ${step.command.at(-1) ?? ''}`);
      }
      performed.push(step);
      return Promise.resolve(
        step.command[0] === 'gcloud'
          ? answerOf(project, step.command, {
              ...(value === undefined ? {} : { input: value }),
              readText: (path) => files.get(path) ?? null,
              readManifest,
            })
          : { code: step.command[0] === 'git' ? 128 : 0, stdout: '', stderr: '' },
      );
    },
    writeText: (path, text) => void files.set(path, text),
    sleep: () => Promise.resolve(),
    consent:
      consent ??
      ((findings) =>
        Promise.resolve({
          isGiven: true,
          values: new Map(
            findings.flatMap(({ setup }) =>
              setup?.input === undefined ? [] : [[setup.input.variable, KEY]],
            ),
          ),
        })),
    isInterrupted: () => false,
    narrator: createTeller({ out: say, err: say }),
    looksAtATime: 1,
    check: async (candidate) => {
      checkedAfter = performed.length;
      return (await check?.(candidate)) ?? null;
    },
  };
  const end = await carryOut(request, wrap(world));
  return { end, performed, lines, written: [...files.keys()], checkedAfter };
}

/** The value of every key. */
export const KEY = `letters of a key; $HOME 'x'`;
