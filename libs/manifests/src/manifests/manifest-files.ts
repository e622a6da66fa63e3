import type { Deployment } from '../model/deployment.ts';
import { ENVIRONMENT_ROWS } from '../model/environment-values.ts';
import { ALERTS } from '../monitoring/alerts.ts';
import { renderDashboard } from '../monitoring/dashboard.ts';
import { renderAlert } from '../monitoring/render-alert.ts';
import { renderArtifactCleanup, renderBucketLifecycle } from '../render/cleanup-policies.ts';
import { renderCloudBuild } from '../render/cloud-build.ts';
import { renderCompose } from '../render/compose.ts';
import { renderConfiguration } from '../render/configuration-tables.ts';
import { renderDeploymentGuide } from '../render/deployment-guide.ts';
import { renderDockerfile } from '../render/dockerfile.ts';
import { renderEnvExample } from '../render/env-example.ts';
import { renderDockerIgnore, renderGcloudIgnore } from '../render/ignore-files.ts';
import { renderImageBuild } from '../render/image-build.ts';
import { renderPullRequestBuild } from '../render/pull-request-build.ts';
import { renderService } from '../render/service.ts';
import type { FirestoreIndex } from '../setup/firestore-indexes.ts';
import { renderSetupScript } from '../setup/render-setup-script.ts';
import { setupPlan } from '../setup/setup-plan.ts';

/** What the manifests depend on besides a deployment and the table: read from the repository. */
export interface Repository {
  /** Folders of all npm workspaces. */
  readonly workspaces: readonly string[];
  /** Those whose source ends up in the image. */
  readonly sources: readonly string[];
  /** Of the whole repository, such as `0.1.0`. */
  readonly version: string;
  readonly indexes: readonly FirestoreIndex[];
  /** The table of variables. @default that of libs/config */
  readonly rows?: typeof ENVIRONMENT_ROWS;
}

/** Texts by their paths, with `/`. */
export type ManifestFiles = Readonly<Record<string, string>>;

/** Files of one project, by their paths in the folder that they are written to. */
export function projectFiles(
  deployment: Deployment,
  { indexes, rows = ENVIRONMENT_ROWS }: Repository,
  folder: string,
): ManifestFiles {
  return {
    'service.yaml': renderService(deployment, { rows }),
    'cloudbuild.yaml': renderCloudBuild(deployment),
    'cloudbuild.image.yaml': renderImageBuild(deployment),
    'cloudbuild.pr.yaml': renderPullRequestBuild(deployment),
    'setup.sh': renderSetupScript(setupPlan(deployment, { indexes, folder, rows })),
    'artifact-cleanup.json': renderArtifactCleanup(),
    'bucket-lifecycle.json': renderBucketLifecycle(),
    'monitoring/dashboard.json': renderDashboard(deployment),
    ...Object.fromEntries(
      ALERTS.map((alert) => [`monitoring/alert-${alert.id}.json`, renderAlert(alert, deployment)]),
    ),
  };
}

/** Files that are committed, by their paths from the root of the repository. */
export function committedFiles(template: Deployment, repository: Repository): ManifestFiles {
  const { workspaces, sources, version, indexes, rows = ENVIRONMENT_ROWS } = repository;
  const ofProject = Object.entries(projectFiles(template, repository, 'deploy'));
  return {
    ...Object.fromEntries(ofProject.map(([path, text]) => [`deploy/${path}`, text])),
    'deploy/Dockerfile': renderDockerfile({ workspaces, sources, version, rows }),
    'deploy/README.md': renderDeploymentGuide(template, indexes, rows),
    'deploy/compose.yaml': renderCompose(template),
    'docs/configuration.md': renderConfiguration(rows),
    '.env.example': renderEnvExample(rows),
    '.gcloudignore': renderGcloudIgnore(),
    '.dockerignore': renderDockerIgnore(workspaces, sources),
  };
}
