import { setTimeout as sleep } from 'node:timers/promises';
import { runDeploy } from '@elevendops/manifests';
import { filesBelow } from './files-below.ts';

process.exitCode = await runDeploy(process.argv.slice(2), {
  ...filesBelow(process.cwd()),
  out: (line) => process.stdout.write(`${line}\n`),
  err: (line) => process.stderr.write(`${line}\n`),
  fetch,
  sleep: (milliseconds) => sleep(milliseconds),
});
