/** Verifies the fake service, as `deploy/src/main.ts verify` does the built tree: verify-program.ts MARK */
import { join } from 'node:path';
import { imageEnvironment } from '../environment.ts';
import { runVerify } from '../run-verify.ts';
import { openBuiltTree } from '../runtime/built-tree.ts';
import { SCENARIOS } from '../scenarios.ts';
import { manifest, ROOT } from './contract.ts';

const program = [
  process.execPath,
  join(import.meta.dirname, 'fake-service.ts'),
  process.argv[2] ?? '',
];

process.exitCode = await runVerify(
  [],
  {
    readText: () => manifest(),
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
  },
  {
    scenarios: SCENARIOS.slice(0, 1),
    openRuntime: (_options, contract) =>
      openBuiltTree({ contract, root: ROOT, program, imageEnv: imageEnvironment() }),
  },
);
