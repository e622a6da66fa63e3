import { renderTable } from '../markdown/render-table.ts';
import type { Deployment } from '../model/deployment.ts';
import { ENVIRONMENT_ROWS } from '../model/environment-values.ts';
import { accountEmail, imagePath, serviceUrl } from '../model/names.ts';
import { bindings } from '../setup/binding-steps.ts';
import type { FirestoreIndex } from '../setup/firestore-indexes.ts';
import { INDEX_TITLE } from '../setup/data-steps.ts';
import { setupPlan } from '../setup/setup-plan.ts';
import { renderCommand, type SetupStep } from '../setup/setup-step.ts';
import { productionTable, secretTable } from './configuration-tables.ts';
import { generatedHeader } from './generated-header.ts';

/** `deploy/README.md`: the checklist from an empty project to a service that runs. */
export function renderDeploymentGuide(
  deployment: Deployment,
  indexes: readonly FirestoreIndex[],
  rows = ENVIRONMENT_ROWS,
): string {
  const { service, region, projectId, buildAccount, testAccount } = deployment;
  const plan = setupPlan(deployment, { indexes, rows });
  const image = imagePath(deployment);
  const place = `--region=${region} --project=${projectId}`;
  return `${[
    '# deploy',
    '',
    `<!-- ${generatedHeader('render/deployment-guide').join(' ')} -->`,
    '',
    'Everything here but `src/`, `project.json`, `tsconfig.json` and `firestore.indexes.json` is generated from the table',
    'in `libs/config` and `libs/manifests/src/model/deployment.ts`. The committed files carry placeholders:',
    '',
    '```sh',
    'npx nx run deploy:manifests                                   # writes the committed files',
    'npx nx run deploy:manifests --project-id=my-project --region=europe-west1   # into deploy/out/my-project/',
    'npx nx run deploy:manifests-check                             # fails when they have drifted or break a rule',
    'node deploy/src/main.ts validate path/to/service.yaml         # any service.yaml, cloudbuild.yaml or Dockerfile',
    '```',
    '',
    '## Checklist',
    '',
    'The short way is `./deploy/setup.sh` of your own project (`deploy/out/my-project/setup.sh`): it does all of this, and',
    'can be run again at any time. By hand:',
    '',
    '- [ ] A project with billing enabled, and you its owner: `gcloud auth login`.',
    ...plan.filter(({ title }) => !title.startsWith(INDEX_TITLE)).flatMap(checklistEntry),
    `- [ ] The ${String(indexes.length)} composite indexes of \`firestore.indexes.json\`: \`setup.sh\` makes each that is missing.`,
    '',
    '## Deploy',
    '',
    'Build, test, push, deploy, check and then move traffic, in one build. A trigger does it for every commit of `main`.',
    'Names of buckets are unique in the world, so the build is told yours:',
    '',
    '```sh',
    `gcloud builds submit --config=deploy/cloudbuild.yaml --substitutions=_TAG=my-tag,_BUCKET=my-bucket ${projectFlag(projectId)}`,
    `gcloud builds triggers create github --name=${service}-main --region=${region} --repo-owner=OWNER --repo-name=NAME ` +
      `--branch-pattern='^main$' --build-config=deploy/cloudbuild.yaml --substitutions='_TAG=$SHORT_SHA,_BUCKET=my-bucket' ` +
      `--service-account=projects/${projectId}/serviceAccounts/${accountEmail(buildAccount, projectId)} ${projectFlag(projectId)}`,
    `gcloud builds triggers create github --name=${service}-pull-requests --region=${region} --repo-owner=OWNER --repo-name=NAME ` +
      `--pull-request-pattern='^main$' --build-config=deploy/cloudbuild.pr.yaml ` +
      `--service-account=projects/${projectId}/serviceAccounts/${accountEmail(testAccount, projectId)} ${projectFlag(projectId)}`,
    '```',
    '',
    `Then ${serviceUrl(deployment)} is the address. What serves, and from which commit:`,
    '',
    '```sh',
    `gcloud run services describe ${service} ${place}`,
    '```',
    '',
    'By hand, without tests, and without the check before traffic moves:',
    '',
    '```sh',
    `gcloud auth configure-docker ${region}-docker.pkg.dev`,
    `docker build --file=deploy/Dockerfile --build-arg=BUILD_REVISION=my-tag --tag=${image}:my-tag .`,
    `docker push ${image}:my-tag`,
    `npx nx run deploy:manifests --project-id=${projectId} --region=${region} --image=my-tag`,
    `gcloud run services replace deploy/out/${projectId}/service.yaml ${place}`,
    '```',
    '',
    'Rolling back, rotating a secret and what alerts mean: [docs/runbook.md](../docs/runbook.md).',
    '',
    '## Variables',
    '',
    ...productionTable(rows),
    '',
    '## Secrets',
    '',
    ...secretTable(rows),
    '',
    '## Rights',
    '',
    ...renderTable(
      ['who', 'role', 'on', 'what for'],
      bindings(deployment, rows).map(({ member, role, level, resource, purpose }) => [
        `\`${shortMember(member)}\``,
        `\`${role}\``,
        `${level} \`${resource}\``,
        purpose,
      ]),
    ),
  ].join('\n')}\n`;
}

function checklistEntry({ title, create, input }: SetupStep): string[] {
  return [
    `- [ ] ${title}`,
    '',
    '  ```sh',
    ...create.map((command) =>
      input === undefined
        ? `  ${renderCommand(command)}`
        : `  printf '%s' 'YOUR_${input.variable}' | ${renderCommand(command)}`,
    ),
    '  ```',
  ];
}

function projectFlag(projectId: string): string {
  return `--project=${projectId}`;
}

function shortMember(member: string): string {
  return member.replace(/^serviceAccount:([^@]+)@.*$/, '$1');
}
