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
import { imageSection } from './image-section.ts';

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
    'The programs are in `src/`, the indexes that the API asks for in `firestore.indexes.json`. Every manifest, script and',
    'guide is generated from the table in `libs/config` and `libs/manifests/src/model/deployment.ts`. The committed files',
    'carry placeholders:',
    '',
    '```sh',
    'npx nx run deploy:manifests                                   # writes the committed files',
    'npx nx run deploy:manifests --project-id=my-project --region=europe-west1   # into deploy/out/my-project/',
    'npx nx run deploy:manifests-check                             # fails when they have drifted or break a rule',
    'node deploy/src/main.ts validate path/to/service.yaml         # any service.yaml, cloudbuild.yaml or Dockerfile',
    '```',
    '',
    '## The short way',
    '',
    '```sh',
    'npm run deploy -- --project-id=my-project --region=europe-west1 --dry-run   # every command, and nothing is changed',
    'npm run deploy -- --project-id=my-project --region=europe-west1',
    '```',
    '',
    'It looks at the project, names everything that is missing with the command that makes it, asks, makes that and nothing',
    'else, builds the image, starts a revision without traffic, asks it until it is ready, and only then moves the traffic.',
    'At the end it prints the address and the command that rolls back. It can be run again at any time.',
    '',
    '- Keys come from variables (`ELEVENLABS_API_KEY` and so on) or are asked for. They go to Secret Manager by standard',
    '  input: they are never shown, and never part of a command.',
    '- `--yes` makes what is missing without asking. `--skip-setup` makes nothing: whoever may deploy, but not set a project',
    '  up, uses it. `--local` builds with docker, podman or buildah instead of Cloud Build. `--image=TAG` or',
    '  `--image=sha256:…` deploys an image that is there. `--help` tells the rest.',
    '',
    ...renderTable(
      ['exit code', 'meaning'],
      [
        ['`0`', 'the new revision serves; or the dry run is at its end'],
        [
          '`10`',
          'something is missing that was not, or cannot be, made: each is named with what makes it',
        ],
        ['`11`', 'the set-up was declined, or nobody could be asked'],
        ['`12`', 'a step of the set-up failed; what was made is found again by the next run'],
        ['`13`', 'there is no image; nothing was deployed'],
        ['`14`', 'the new revision did not start; traffic stayed'],
        ['`15`', 'the new revision did not answer; traffic stayed'],
        ['`16`', 'the new revision is well, but traffic could not be moved'],
        ['`64`', 'the command line, or a value in it, is wrong'],
        ['`130`', 'interrupted'],
      ],
    ),
    '',
    '## Checklist',
    '',
    '`./deploy/setup.sh` of your own project (`deploy/out/my-project/setup.sh`) does all of this too, as a script without',
    'Node, and can be run again at any time. By hand:',
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
    'From this machine, without tests: `npm run deploy`, as above. By hand, without the check before traffic moves too:',
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
    ...imageSection(),
    ...verification(),
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

/** How to see, before Google does, that the service keeps the contract of its manifest. */
function verification(): string[] {
  return [
    '## Verify',
    '',
    'Runs the image in podman or docker, or the built tree without an engine, under the contract of `service.yaml`, prints',
    'a table and ends with 1 when a promise is broken:',
    '',
    '```sh',
    'npx nx run deploy:verify --image=NAME                         # the image',
    'npx nx run-many -t build && npx nx run deploy:verify --built  # the built tree, as processes of this machine',
    'npx nx run deploy:verify --built --only=SIGTERM,log           # some checks',
    'npx nx run deploy:verify --image=NAME --service=FILE          # the contract of another manifest',
    '```',
    '',
    'It starts the service three times: as production whose stores refuse connections, as production whose stores take',
    'connections and say nothing, and as staging on the emulators and stand-ins of `tools/emulators` (Firestore emulator,',
    'fake-gcs-server). Checked are the startup probe as it is configured, liveness, the addresses that are listened on,',
    'variables and secrets, the user, the read-only root, memory and processors, 503 with `Retry-After`, keep-alive, traces',
    'and log lines, as many requests at once as `containerConcurrency` says, requests of 32 MiB, SIGTERM with requests under',
    'way, `kill -9` of either process under load, missing secrets, a whole use case, and what is written outside of `/tmp`.',
    '',
    'What a machine cannot do is skipped, with the reason: limits and a read-only root of the built tree need root on Linux,',
    'and an engine in a virtual machine sees no emulators. Flags for an engine that does not run the image just so are found',
    'by trying, or given: `--engine=podman --engine-args="--runtime runc" --run-args="--ulimit nofile=4096:4096"`.',
    '',
  ];
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
