import type { Deployment } from './deployment.ts';

/** The e-mail address of a service account. */
export function accountEmail(account: string, projectId: string): string {
  return `${account}@${projectId}.iam.gserviceaccount.com`;
}

/** The image without tag or digest. */
export function imagePath(deployment: Deployment): string {
  const { region, projectId, repository, imageName } = deployment;
  return `${region}-docker.pkg.dev/${projectId}/${repository}/${imageName}`;
}

/** The image with its tag or digest. */
export function imageReference(deployment: Deployment): string {
  const { imageVersion } = deployment;
  return 'digest' in imageVersion
    ? `${imagePath(deployment)}@${imageVersion.digest}`
    : `${imagePath(deployment)}:${imageVersion.tag}`;
}

/** The address of the service, known before its first deployment. */
export function serviceUrl(deployment: Deployment): string {
  const { service, projectNumber, region } = deployment;
  return `https://${service}-${projectNumber}.${region}.run.app`;
}
