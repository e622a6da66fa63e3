import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Workload } from '../contenders/contender.ts';

/** The built programs. */
export type Built = Pick<Workload, 'node' | 'api' | 'uiServer' | 'supervisor'>;

/** The built programs of this repository; throws with the command to run when one is missing. */
export function findBuilt(root: string, node: string): Built {
  const built = {
    node,
    api: join(root, 'apps/api/dist/main.js'),
    uiServer: join(root, 'apps/ui-server/dist/main.js'),
    supervisor: join(root, 'apps/supervisor/dist/main.js'),
  };
  for (const program of [built.api, built.uiServer, built.supervisor]) {
    if (!existsSync(program)) {
      throw new Error(`${program} is missing: run "npm run build" first`);
    }
  }
  return built;
}
