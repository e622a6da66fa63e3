import { join } from 'node:path';
import { freePort, startProgram, temporaryFolder } from '@elevendops/testing';
import { plainEnvironment, ready, ROOT } from '../system.ts';

/** A running API that the contract is asked of. */
export interface ContractSystem {
  /** Where it answers, without a trailing slash. */
  readonly url: string;
  /** Everything that it said so far. */
  readonly lines: readonly string[];
  /** Ends it, and what it was started with. */
  dispose(): Promise<void>;
}

const PROGRAM = join(ROOT, 'apps/api/dist/main.js');

/** Starts the built API alone, on a free port and a folder of its own, and resolves when it answers. */
export async function startBuiltApi(
  env: Readonly<Record<string, string>> = {},
): Promise<ContractSystem> {
  const folder = await temporaryFolder();
  const url = `http://127.0.0.1:${String(await freePort())}`;
  const program = startProgram(process.execPath, [PROGRAM], {
    cwd: ROOT,
    env: {
      ...plainEnvironment(),
      BACKEND_API_URL: url,
      DATA_DIR: join(folder.path, 'data'),
      ...env,
    },
  });
  const dispose = async (): Promise<void> => {
    await program.stop();
    await folder.remove();
  };
  try {
    await ready(url, program);
  } catch (error) {
    await dispose();
    throw error;
  }
  return { url, lines: program.lines, dispose };
}
