import { stripVTControlCharacters } from 'node:util';
import { SERVICE_NAMES } from '../machine/service.ts';
import type { Death } from './status-record.ts';
import type { ServiceStatus, Status } from './status.ts';

/** How many of the last ends a person is shown. */
const SHOWN_DEATHS = 5;

/** The status for a person at a terminal. */
export function renderStatus(status: Status): string {
  const { version, revision, pid, uptimeMs, services, lastDeaths, at } = status;
  const rows = [
    ['service', 'state', 'pid', 'up', 'ready after', 'restarts', 'last probe'],
    ...SERVICE_NAMES.map((name) => rowOf(name, services[name])),
  ];
  const deaths = lastDeaths.slice(-SHOWN_DEATHS).toReversed();
  return [
    `ElevenDops ${headline(status)}`,
    `version ${version}, revision ${revision}, pid ${String(pid)}, up ${duration(uptimeMs)}`,
    '',
    ...aligned(rows),
    ...(deaths.length === 0 ? [] : ['', 'last ends']),
    ...aligned(deaths.map((death) => deathRow(death, at))),
  ]
    .map((line) => `${printable(line)}\n`)
    .join('');
}

/** A duration in its two largest units: `2 h 5 min`, `340 ms`. */
export function duration(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1_000);
  if (seconds < 1) {
    return `${String(Math.round(milliseconds))} ms`;
  }
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3_600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${String(count)} ${unit}`)
    .join(' ');
}

function headline({ ready, stopping }: Status): string {
  if (stopping !== null) {
    return `is stopping (${stopping})`;
  }
  return ready ? 'is ready' : 'is not ready';
}

function rowOf(name: string, service: ServiceStatus): readonly string[] {
  const { state, pid, uptimeMs, readyAfterMs, restarts, probeMs, lastProbeFailure } = service;
  return [
    name,
    state,
    pid === null ? '-' : String(pid),
    pid === null ? '-' : duration(uptimeMs),
    readyAfterMs === null ? '-' : duration(readyAfterMs),
    String(restarts),
    lastProbeFailure ?? (probeMs === null ? '-' : `ok in ${duration(probeMs)}`),
  ];
}

function deathRow(death: Death, now: string): readonly string[] {
  const agoMs = Math.max(0, Date.parse(now) - Date.parse(death.at));
  return [
    `${duration(agoMs)} ago`,
    death.service,
    death.expected ? 'stopped as told' : death.cause,
    `after ${duration(death.uptimeMs)}`,
  ];
}

/** What a service said of itself must not steer the terminal. */
function printable(line: string): string {
  return stripVTControlCharacters(line).replaceAll(/\p{Cc}/gu, ' ');
}

/** Rows with their columns under one another. */
function aligned(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = rows.reduce<readonly number[]>(
    (most, row) => row.map((cell, column) => Math.max(cell.length, most[column] ?? 0)),
    [],
  );
  return rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
