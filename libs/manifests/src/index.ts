export { readRepository } from './cli/read-repository.ts';
export { runDeploy } from './cli/run-deploy.ts';
export { swallowedByNx } from './cli/swallowed-by-nx.ts';
export { UsageError } from './cli/usage-error.ts';
export { manifestKind, validateFile, type ManifestKind } from './cli/validate-file.ts';
export { EXITS, type World } from './cli/world.ts';
export {
  committedFiles,
  projectFiles,
  type ManifestFiles,
  type Repository,
} from './manifests/manifest-files.ts';
export { DeploymentError } from './model/deployment-error.ts';
export {
  DEPLOYMENT_FLAGS,
  deploymentArguments,
  deploymentValues,
} from './model/deployment-flags.ts';
export {
  TEMPLATE_DEPLOYMENT,
  type Deployment,
  type ImageVersion,
  type Resources,
  type Scaling,
} from './model/deployment.ts';
export { accountEmail, imagePath, imageReference, serviceUrl } from './model/names.ts';
export { parseDeployment } from './model/parse-deployment.ts';
export { checkCandidate, type CheckCandidateOptions } from './release/check-candidate.ts';
export {
  candidateOf,
  commitOf,
  labelValue,
  parseServiceStatus,
  servingRevisions,
  type Candidate,
  type ServiceStatus,
} from './release/serving-revisions.ts';
export { renderCloudBuild } from './render/cloud-build.ts';
export { renderDockerfile } from './render/dockerfile.ts';
export { renderImageBuild } from './render/image-build.ts';
export {
  CONTAINER_PORT,
  renderService,
  serviceManifest,
  type ReleaseOptions,
  type TrafficShare,
} from './render/service.ts';
export { bindings, type Binding } from './setup/binding-steps.ts';
export { parseFirestoreIndexes, type FirestoreIndex } from './setup/firestore-indexes.ts';
export { setupPlan, type SetupPlanOptions } from './setup/setup-plan.ts';
export {
  renderCommand,
  type Check,
  type Command,
  type SecretInput,
  type SetupStep,
} from './setup/setup-step.ts';
export { errorsOf, renderFinding, type Finding, type Severity } from './validate/finding.ts';
export { validateCloudBuild } from './validate/validate-cloud-build.ts';
export { validateDockerfile } from './validate/validate-dockerfile.ts';
export { validateService, type ValidateOptions } from './validate/validate-service.ts';
