import { join } from 'node:path';
import type { Settings } from '@elevendops/config';

/** Where the supervisor tells how things stand. */
export type SupervisorAddress =
  { readonly host: '127.0.0.1'; readonly port: number } | { readonly socketPath: string };

/** Where a supervisor with the same settings tells; null where it tells nobody. */
export function supervisorAddressOf(
  settings: Pick<Settings, 'appEnv' | 'dataDir' | 'supervisorStatusPort'>,
): SupervisorAddress | null {
  const { appEnv, dataDir, supervisorStatusPort: port } = settings;
  if (port !== null) {
    return { host: '127.0.0.1', port };
  }
  return appEnv === 'development' ? { socketPath: join(dataDir, 'supervisor.sock') } : null;
}
