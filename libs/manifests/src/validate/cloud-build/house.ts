import { finding, type Finding } from '../finding.ts';
import { entriesAt, textAt } from '../read.ts';
import { valueAt } from '../structure.ts';

const DEPLOYING = 'https://cloud.google.com/build/docs/deploying-builds/deploy-cloud-run';
const IDENTITY = 'https://cloud.google.com/build/docs/cloud-build-service-account-updates';
const IMAGES = 'https://cloud.google.com/build/docs/building/build-containers';

/** What Cloud Build takes, and what then does not do what was meant. */
export function checkBuildHouseRules(data: unknown): Finding[] {
  const steps = entriesAt(data, ['steps']);
  const hasImages = entriesAt(data, ['images']).length > 0;
  return [
    valueAt(data, ['serviceAccount']) === undefined &&
      finding(
        { rule: 'build.account', source: IDENTITY, severity: 'warning' },
        ['serviceAccount'],
        undefined,
        'runs as the default account, which has too much or too little: name one of its own',
      ),
    ...steps.flatMap((step) => {
      const words = [
        ...entriesAt(data, [...step, 'args']).map((at) => textAt(data, at) ?? ''),
        textAt(data, [...step, 'script']) ?? '',
      ]
        .join(' ')
        .split(/\s+/);
      const place = [...step, valueAt(data, [...step, 'args']) === undefined ? 'script' : 'args'];
      const deploys = follows(words, 'run', 'deploy');
      return [
        deploys &&
          finding(
            { rule: 'deploy.settings', source: DEPLOYING, severity: 'warning' },
            place,
            'run deploy',
            'applies no service.yaml: a new service has no variables, secrets, probes and limits; use run services replace',
          ),
        words.includes('--allow-unauthenticated') &&
          finding(
            { rule: 'deploy.public', source: DEPLOYING, severity: 'warning' },
            place,
            '--allow-unauthenticated',
            'needs the right to set IAM, and a refusal is a mere warning: grant roles/run.invoker once, by hand',
          ),
        words.includes('--all-tags') &&
          hasImages &&
          finding(
            { rule: 'images.twice', source: IMAGES, severity: 'warning' },
            place,
            '--all-tags',
            'images are pushed again at the end of the build: push one tag here',
          ),
      ];
    }),
  ].filter((entry) => entry !== false);
}

function follows(words: readonly string[], first: string, second: string): boolean {
  return words.some((word, index) => word === first && words[index + 1] === second);
}
