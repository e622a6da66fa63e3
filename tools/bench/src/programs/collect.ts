import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectReports } from '../report/collect-reports.ts';

const REPORTS = join(import.meta.dirname, '../../dist');
const DOCUMENT = join(import.meta.dirname, '../../../../docs/performance.md');

const text = collectReports((name) => {
  const file = join(REPORTS, `${name}.md`);
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
});
writeFileSync(DOCUMENT, text);
process.stdout.write(`wrote ${DOCUMENT}\n`);
