import { projectFiles, setupPlan, type Deployment, type Repository } from '@elevendops/manifests';
import { lookAtSetup, type SetupItem } from './look-at-setup.ts';

/** What a rollout was asked to do. */
export interface RolloutRequest {
  /** Its image is what to deploy only when {@link RolloutRequest.isBuilt}. */
  readonly deployment: Deployment;
  /** Whether the number of the project was given; otherwise it is asked for. */
  readonly knowsNumber: boolean;
  /** Everything that the project needs, in the order in which it is made. */
  readonly setup: readonly SetupItem[];
  readonly repository: Repository;
  /** Where the files of the project are written, from the root of the repository. */
  readonly folder: string;
  /** Built on this machine instead of by Cloud Build. */
  readonly isLocal: boolean;
  /** The image is there already, and is not built. */
  readonly isBuilt: boolean;
  /** Nothing that is missing is made. */
  readonly skipSetup: boolean;
  /** Tells images of one commit apart that were built from changed files; such as 20261123t160212. */
  readonly stamp: string;
}

/** Everything that a project needs, each with the look that tells whether it is there. */
export function setupItems(
  deployment: Deployment,
  { repository, folder }: Pick<RolloutRequest, 'repository' | 'folder'>,
): readonly SetupItem[] {
  const { indexes } = repository;
  const files = projectFiles(deployment, repository, folder);
  return setupPlan(deployment, { indexes, folder }).map((step) => ({
    step,
    ...lookAtSetup(step, files),
  }));
}
