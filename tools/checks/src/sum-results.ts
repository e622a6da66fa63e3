import { resolve, join } from 'node:path';
import { readFurtherResults, readResults } from './test-run/project-results.ts';
import { remarks, summarise, summaryLine } from './test-run/summarise.ts';

// Adds up the results of `npm test` and of the files named, such as those of the browser tests.
const root = resolve(join(import.meta.dirname, '../../..'));
const further = process.argv.slice(2).map((path) => readFurtherResults(root, path));
const summary = summarise([...readResults(root), ...further]);
process.stdout.write(`${[...remarks(summary), summaryLine(summary)].join('\n')}\n`);
process.exitCode = summary.failed.length === 0 && summary.passed > 0 ? 0 : 1;
