import { setTimeout as sleep } from 'node:timers/promises';
import { runDeploy, swallowedByNx, type World } from '@elevendops/manifests';
import { filesBelow } from './files-below.ts';

type Program = (args: readonly string[], world: World) => Promise<number>;

/** Commands that need more than texts: loaded when asked for. */
const PROGRAMS: Readonly<Record<string, () => Promise<Program>>> = {
  deploy: async () => (await import('./rollout/deploy-program.ts')).deployProgram(process.env),
  image: async () => (await import('./image/run-image.ts')).imageProgram(process),
  verify: async () => (await import('./verify/run-verify.ts')).runVerify,
};

const args = [...process.argv.slice(2), ...swallowedByNx(process.env, process.ppid)];
const [name = '', ...rest] = args;
const world: World = {
  ...filesBelow(process.cwd()),
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  fetch,
  sleep: (milliseconds) => sleep(milliseconds),
};
const program = Object.hasOwn(PROGRAMS, name) ? PROGRAMS[name] : undefined;
process.exitCode =
  program === undefined ? await runDeploy(args, world) : await (await program())(rest, world);
