import { EXITS, type World } from '@elevendops/manifests';
import { runRollout } from './run-rollout.ts';

/** Errors whose message says everything; others show their stack. */
const PLAIN_ERRORS = new Set(['ERR_USAGE', 'ERR_DEPLOYMENT']);

/** `deploy`, as `npm run deploy` runs it: in this terminal, until somebody presses Ctrl-C. */
export function deployProgram(
  env: Readonly<Record<string, string | undefined>>,
): (args: readonly string[], world: World) => Promise<number> {
  return (args, world) => deploy(args, world, env);
}

async function deploy(
  args: readonly string[],
  world: World,
  env: Readonly<Record<string, string | undefined>>,
): Promise<number> {
  let isInterrupted = false;
  const interrupt = () => {
    isInterrupted = true;
  };
  process.on('SIGINT', interrupt);
  try {
    return await runRollout(args, world, {
      env,
      cwd: process.cwd(),
      now: () => new Date(),
      terminal: {
        input: process.stdin,
        output: process.stderr,
        isInteractive: process.stdin.isTTY && process.stderr.isTTY,
      },
      isInterrupted: () => isInterrupted,
    });
  } catch (error) {
    const { code, message, stack } = error as Error & { readonly code?: unknown };
    const isPlain = typeof code === 'string' && PLAIN_ERRORS.has(code);
    world.err(isPlain ? message : (stack ?? String(error)));
    return isPlain ? EXITS.usage : EXITS.failed;
  } finally {
    process.off('SIGINT', interrupt);
  }
}
