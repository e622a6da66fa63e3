import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FakeProject } from './fake-call.ts';
import { answerOf } from './fake-project.ts';

/**
 * A gcloud whose project is `project.json` in the folder of the first argument; what it is called with is
 * written down in `calls`, one JSON array a line.
 */
const [folder = '', ...args] = process.argv.slice(2);
const file = join(folder, 'project.json');
const project = JSON.parse(readFileSync(file, 'utf8')) as FakeProject;
appendFileSync(join(folder, 'calls'), `${JSON.stringify(['gcloud', ...args])}\n`);

const before = JSON.stringify(project);
const { readManifest } = /^(?:builds submit|run services replace) /.test(args.join(' '))
  ? await import('./read-manifest.ts')
  : { readManifest: () => null };
const { code, stdout, stderr } = answerOf(project, ['gcloud', ...args], {
  input: args.includes('--data-file=-') ? readFileSync(0, 'utf8') : '',
  readText: (path) => {
    try {
      return readFileSync(path, 'utf8');
    } catch {
      return null;
    }
  },
  readManifest,
});
const after = JSON.stringify(project);
if (after !== before) {
  writeFileSync(file, after);
}
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = code ?? 1;
