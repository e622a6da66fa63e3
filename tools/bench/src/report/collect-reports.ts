/** The benchmarks, in the order in which a reader wants them. */
export const BENCHMARKS = [
  'cold-start',
  'recovery',
  'outage',
  'drain',
  'memory',
  'proxy',
  'static',
  'api-read',
  'list',
  'script-stream',
] as const;

/** One document of all reports; those without one are named as not measured. */
export function collectReports(reportOf: (name: string) => string | null): string {
  const found = BENCHMARKS.map((name) => ({ name, text: reportOf(name) }));
  const missing = found.flatMap(({ name, text }) => (text === null ? [`\`${name}\``] : []));
  return [
    '# Performance',
    'Written by `npm run collect -w tools/bench` from the latest run of each program in `tools/bench`, which says how it measures. Compare ratios, not times: machines differ.',
    ...(missing.length > 0 ? [`Not measured: ${missing.join(', ')}.`] : []),
    ...found.flatMap(({ text }) => (text === null ? [] : [text.trim().replace(/^# /, '## ')])),
  ]
    .map((part) => `${part}\n`)
    .join('\n');
}
