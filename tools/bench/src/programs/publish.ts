import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { renderReport } from '../report/render-report.ts';
import type { Report } from '../report/report.ts';

/** Prints a report, and writes it as Markdown and as JSON. */
export function publish(folder: string, name: string, report: Report): void {
  const text = renderReport(report);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.md`), text);
  // JSON has no word for what never happened.
  const json = JSON.stringify(
    report,
    (_key, value: unknown) => (value === Infinity ? 'never' : value),
    2,
  );
  writeFileSync(join(folder, `${name}.json`), `${json}\n`);
  process.stdout.write(text);
}

/** The facts that the numbers of every report depend on. */
export function conditionsOf(rounds: number, base: string): Readonly<Record<string, string>> {
  return {
    node: process.version,
    cores: String(cpus().length),
    load: loadNow(),
    rounds: String(rounds),
    'in brackets': `times the ${base}`,
  };
}

/** What the machine has been doing for the last minute: processes that want a core. */
export function loadNow(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}
