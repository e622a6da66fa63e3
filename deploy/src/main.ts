import { setTimeout as sleep } from 'node:timers/promises';
import { runDeploy, swallowedByNx } from '@elevendops/manifests';
import { filesBelow } from './files-below.ts';

const args = [...process.argv.slice(2), ...swallowedByNx(process.env, process.ppid)];
process.exitCode = await runDeploy(args, {
  ...filesBelow(process.cwd()),
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  fetch,
  sleep: (milliseconds) => sleep(milliseconds),
});
