import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Workload } from './contender.ts';

/** Writes the folder that s6 and runit read alike: a `run` program for each service. */
export function writeRunFolder({ node, api, uiServer, folder }: Workload): string {
  const services = join(folder, 'services');
  for (const [name, program] of [
    ['api', api],
    ['ui', uiServer],
  ] as const) {
    mkdirSync(join(services, name), { recursive: true });
    writeFileSync(
      join(services, name, 'run'),
      `#!/bin/sh\nexec ${quoted(node)} ${quoted(program)}\n`,
      { mode: 0o755 },
    );
  }
  return services;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
