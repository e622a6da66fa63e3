import { parseArgs } from 'node:util';
import {
  DEPLOYMENT_FLAGS,
  deploymentValues,
  parseDeployment,
  TEMPLATE_DEPLOYMENT,
  UsageError,
  type Deployment,
} from '@elevendops/manifests';
import { ROLLOUT_EXITS } from './exits.ts';

/** What the command line asks for. */
export interface RolloutFlags {
  readonly deployment: Deployment;
  readonly knowsNumber: boolean;
  readonly isBuilt: boolean;
  readonly isDryRun: boolean;
  readonly isLocal: boolean;
  readonly isAgreed: boolean;
  readonly skipSetup: boolean;
}

const SWITCHES = {
  'dry-run': 'prints every command of the run in its order, and changes nothing',
  yes: 'makes what is missing without asking',
  'skip-setup': 'makes nothing that is missing: the run ends when something is',
  local: 'builds with docker, podman or buildah of this machine instead of Cloud Build',
  help: 'prints this',
} as const;

/**
 * Reads the command line; null when it asks for help.
 *
 * @throws UsageError (`ERR_USAGE`) for a flag that there is not, DeploymentError (`ERR_DEPLOYMENT`) for a value
 */
export function parseRolloutFlags(args: readonly string[]): RolloutFlags | null {
  const { switches, flags } = parsed(args);
  if (switches.has('help')) {
    return null;
  }
  if ((flags['project-id'] ?? '') === '') {
    throw new UsageError(`--project-id is missing.\n\n${rolloutHelp()}`);
  }
  return {
    deployment: parseDeployment(deploymentValues(flags, TEMPLATE_DEPLOYMENT)),
    knowsNumber: flags['project-number'] !== undefined,
    isBuilt: flags['image'] !== undefined,
    isDryRun: switches.has('dry-run'),
    isLocal: switches.has('local'),
    isAgreed: switches.has('yes'),
    skipSetup: switches.has('skip-setup'),
  };
}

/** What `--help` prints. */
export function rolloutHelp(): string {
  const lines = (entries: readonly (readonly [string, string])[], width: number) =>
    entries.map(([name, meaning]) => `  ${name.padEnd(width)}  ${meaning}`);
  return [
    'npm run deploy -- --project-id=PROJECT [flags]',
    '',
    'Looks at the project, makes what is missing, builds the image, starts a revision without traffic, asks it',
    'until it is ready, and then moves the traffic to it. Keys come from variables (such as ELEVENLABS_API_KEY) or',
    'are asked for; they are never shown, and never part of a command.',
    '',
    ...lines(
      Object.entries(SWITCHES).map(([name, meaning]) => [`--${name}`, meaning]),
      18,
    ),
    ...lines(
      DEPLOYMENT_FLAGS.map(({ flag, meaning }) => [
        `--${flag}=`,
        flag === 'image' ? `${meaning}, of an image that is there: it is not built` : meaning,
      ]),
      18,
    ),
    '',
    'Exit codes:',
    ...lines(
      Object.values(ROLLOUT_EXITS).map(({ code, meaning }) => [String(code).padStart(3), meaning]),
      3,
    ),
    `  ${'64'.padStart(3)}  the command line, or a value in it, is wrong`,
  ].join('\n');
}

function parsed(args: readonly string[]): {
  readonly switches: ReadonlySet<string>;
  readonly flags: Readonly<Record<string, string | undefined>>;
} {
  const names = DEPLOYMENT_FLAGS.map(({ flag }) => flag);
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        ...Object.fromEntries(
          Object.keys(SWITCHES).map((name) => [name, { type: 'boolean' as const }]),
        ),
        ...Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
      },
      allowPositionals: false,
    });
    const entries = Object.entries(values as Readonly<Record<string, string | boolean>>);
    return {
      switches: new Set(entries.flatMap(([name, value]) => (value === true ? [name] : []))),
      flags: Object.fromEntries(
        entries.flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      ),
    };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${rolloutHelp()}`, { cause: error });
  }
}
