import { checkCandidate, readRepository, type Candidate, type World } from '@elevendops/manifests';
import { askConsent, type Terminal } from './ask-person.ts';
import { carryOut, type RolloutWorld } from './carry-out.ts';
import { imaginedWorld } from './dry-run.ts';
import { ROLLOUT_EXITS } from './exits.ts';
import { setupItems, type RolloutRequest } from './request.ts';
import { parseRolloutFlags, rolloutHelp, type RolloutFlags } from './rollout-flags.ts';
import { runCommand } from './run-command.ts';
import type { Answer, Step } from './step.ts';
import { createCommandTeller } from './tell-commands.ts';
import { createTeller } from './tell.ts';

/** What `deploy` touches besides what all commands do. */
export interface RolloutSurroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The root of the repository. */
  readonly cwd: string;
  readonly now: () => Date;
  readonly terminal: Terminal;
  readonly isInterrupted: () => boolean;
  /** How often the new revision is asked. @default that of `checkCandidate` */
  readonly tries?: number;
  /** @default 4 */
  readonly looksAtATime?: number;
}

const LOOK_TIMEOUT_MS = 120_000;

/** `deploy`: brings a project from whatever it is to a new revision that serves. */
export async function runRollout(
  args: readonly string[],
  world: World,
  surroundings: RolloutSurroundings,
): Promise<number> {
  const flags = parseRolloutFlags(args);
  if (flags === null) {
    world.out(rolloutHelp());
    return 0;
  }
  const request = requestOf(flags, world, surroundings);
  const real = realWorld(flags, world, surroundings, keysOf(request));
  if (flags.isDryRun) {
    const note = (line: string) => {
      world.out(`# ${line}`);
    };
    const { projectId, region } = request.deployment;
    world.out(`# What "npm run deploy" would do for ${projectId} in ${region}, in this order.`);
    const narrator = createCommandTeller(world.out);
    await carryOut(request, imaginedWorld({ ...real, narrator }, request.deployment, note));
    return 0;
  }
  const { outcome } = await carryOut(request, real);
  return ROLLOUT_EXITS[outcome].code;
}

function requestOf(
  { deployment, knowsNumber, isBuilt, isLocal, skipSetup }: RolloutFlags,
  world: World,
  { now }: RolloutSurroundings,
): RolloutRequest {
  const repository = readRepository(world);
  const folder = `deploy/out/${deployment.projectId}`;
  const setup = setupItems(deployment, { repository, folder });
  const stamp = now()
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace(/[-:]/g, '')
    .toLowerCase();
  return {
    ...{ deployment, knowsNumber, isBuilt, isLocal, skipSetup },
    ...{ repository, folder, setup, stamp },
  };
}

function realWorld(
  { isAgreed, deployment: { projectId } }: RolloutFlags,
  world: World,
  surroundings: RolloutSurroundings,
  keys: ReadonlySet<string>,
): RolloutWorld {
  const { env, cwd, terminal, isInterrupted, looksAtATime } = surroundings;
  const childEnv = Object.fromEntries(Object.entries(env).filter(([name]) => !keys.has(name)));
  return {
    perform: (step, value) => perform(step, value, { env: childEnv, cwd, world }),
    writeText: world.writeText,
    sleep: world.sleep,
    consent: (findings) => askConsent(findings, { terminal, env, isAgreed, projectId }),
    check: (candidate) => check(candidate, world, surroundings),
    isInterrupted,
    narrator: createTeller(world),
    ...(looksAtATime === undefined ? {} : { looksAtATime }),
  };
}

/** Asks a new revision until it is ready, or until somebody has had enough of it. */
async function check(
  candidate: Candidate,
  world: World,
  { isInterrupted, tries }: RolloutSurroundings,
): Promise<string | null> {
  try {
    return await checkCandidate(candidate, {
      fetch: world.fetch,
      sleep: async (milliseconds) => {
        await world.sleep(milliseconds);
        if (isInterrupted()) {
          throw new Error('interrupted');
        }
      },
      onFailure: world.err,
      ...(tries === undefined ? {} : { tries }),
    });
  } catch (error) {
    return (error as Error).message;
  }
}

/** The variables that hold keys: no program that is started has to see them. */
function keysOf({ setup }: RolloutRequest): ReadonlySet<string> {
  return new Set(setup.flatMap(({ step }) => step.input?.variable ?? []));
}

/** A look is quiet, and has little time; a change says what it does. */
function perform(
  { command, effect }: Step,
  value: string | undefined,
  { env, cwd, world }: Pick<RolloutSurroundings, 'env' | 'cwd'> & { readonly world: World },
): Promise<Answer> {
  return runCommand(command, {
    ...{ cwd, env },
    ...(value === undefined ? {} : { input: value }),
    ...(effect === 'look'
      ? { timeoutMs: LOOK_TIMEOUT_MS }
      : {
          onLine: (line: string) => {
            world.err(`  ${line}`);
          },
        }),
  });
}
