import { manifestsCheckCommand, manifestsCommand } from './manifests-command.ts';
import { checkCandidateCommand, releaseCommand, servingCommitCommand } from './release-command.ts';
import { validateCommand } from './validate-command.ts';
import { EXITS, type World } from './world.ts';

type Program = (args: readonly string[], world: World) => number | Promise<number>;

const COMMANDS: Readonly<Record<string, Program>> = {
  manifests: manifestsCommand,
  'manifests-check': manifestsCheckCommand,
  validate: validateCommand,
  'serving-commit': servingCommitCommand,
  release: releaseCommand,
  'check-candidate': checkCandidateCommand,
};
/** Errors whose message says everything; others show their stack. */
const PLAIN_ERRORS = new Set(['ERR_USAGE', 'ERR_DEPLOYMENT']);

/** Runs the command that the arguments begin with, and gives the exit code. */
export async function runDeploy(args: readonly string[], world: World): Promise<number> {
  const [name = '', ...rest] = args;
  const program = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (program === undefined) {
    world.err(`usage: node deploy/src/main.ts ${Object.keys(COMMANDS).join(' | ')}`);
    return EXITS.usage;
  }
  try {
    return await program(rest, world);
  } catch (error) {
    const { code, message, stack } = error as Error & { readonly code?: unknown };
    const isPlain = typeof code === 'string' && PLAIN_ERRORS.has(code);
    world.err(isPlain ? message : (stack ?? String(error)));
    return isPlain ? EXITS.usage : EXITS.failed;
  }
}
