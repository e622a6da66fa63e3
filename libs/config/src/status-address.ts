import { join } from 'node:path';
import type { Settings } from './settings.ts';

/** Where the supervisor tells how things stand: only ever on this machine, by a port or by a socket. */
export type StatusAddress =
  { readonly host: '127.0.0.1'; readonly port: number } | { readonly path: string };

/**
 * The address that the settings lead to; null when it tells nobody. A socket beside the data meets no
 * other program's port and no second checkout; what is deployed tells only where it was asked to.
 */
export function statusAddressOf(
  settings: Pick<Settings, 'appEnv' | 'dataDir' | 'supervisorStatusPort'>,
): StatusAddress | null {
  const { appEnv, dataDir, supervisorStatusPort: port } = settings;
  if (port !== null) {
    return { host: '127.0.0.1', port };
  }
  return appEnv === 'development' ? { path: join(dataDir, 'supervisor.sock') } : null;
}

/** A {@link StatusAddress} in words. */
export function describeStatusAddress(address: StatusAddress): string {
  return 'path' in address ? address.path : `${address.host}:${String(address.port)}`;
}
