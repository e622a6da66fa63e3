import { resolve } from 'node:path';
import type { Settings } from '@elevendops/config';
import type { LogEntry } from '../logs/log-entry.ts';
import type { Services } from './system.ts';

/** Says what is missing when the supervisor is itself the first process; null when it is not. */
export function initWarning(pid: number): LogEntry | null {
  return pid === 1
    ? {
        severity: 'WARNING',
        message:
          'this is PID 1, where orphaned processes are never reaped: start it under an init, ' +
          'for example `tini -- node apps/supervisor/dist/main.js`, or `docker run --init`',
      }
    : null;
}

/** The one line that says that the container serves, with how long it took. */
export function readyEntry(services: Services, nowMs: number): LogEntry {
  const { api, 'ui-server': uiServer } = services;
  return {
    severity: 'INFO',
    message: `ready after ${String(Math.round(nowMs))} ms`,
    fields: {
      total_ms: Math.round(nowMs),
      supervisor_ms: Math.round(api.spawnedMs),
      api_ms: Math.round((api.readySinceMs ?? nowMs) - api.spawnedMs),
      ui_server_ms: Math.round((uiServer.readySinceMs ?? nowMs) - uiServer.spawnedMs),
    },
  };
}

/** What a person at a terminal wants to know once it runs. */
export function banner(
  { port, mode, dataDir }: Pick<Settings, 'port' | 'mode' | 'dataDir'>,
  workingDirectory: string,
): readonly string[] {
  const places = {
    embedded: resolve(workingDirectory, dataDir),
    emulators: 'the Firestore and Cloud Storage emulators',
    production: 'Firestore and Cloud Storage',
  };
  return [
    `ElevenDops is ready: http://localhost:${String(port)}  (Ctrl-C stops it)`,
    `Data is kept in ${places[mode]}`,
  ];
}
