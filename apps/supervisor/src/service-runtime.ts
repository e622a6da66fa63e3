/** The oldest Node release that the services run on: the API keeps its data with `node:sqlite`. */
export const SERVICE_NODE_MAJOR = 24;

/** How the services are run: SIGUSR1 would open a debugger in them, which listens for whoever comes. */
export const SERVICE_NODE_FLAGS = ['--disable-sigusr1'] as const;

/** The Node at hand, and the one that the workspace brings along. */
export interface RuntimeCandidates {
  /** The executable that runs the supervisor. */
  readonly execPath: string;
  /** Its version, as `v20.19.0`. */
  readonly version: string;
  /** The workspace's own Node; null when it is not installed. */
  readonly pinned: string | null;
}

/** The Node executable for the services, or why there is none. */
export type ServiceRuntime = { readonly execPath: string } | { readonly problem: string };

/** Chooses the Node that runs the services. The supervisor itself is content with an older one. */
export function chooseServiceRuntime(candidates: RuntimeCandidates): ServiceRuntime {
  const { execPath, version, pinned } = candidates;
  const major = Number(/^v(\d+)\./.exec(version)?.[1] ?? 0);
  if (major >= SERVICE_NODE_MAJOR) {
    return { execPath };
  }
  if (pinned !== null) {
    return { execPath: pinned };
  }
  return {
    problem:
      `The services need Node ${String(SERVICE_NODE_MAJOR)} or newer, but this is ${version} (${execPath}). ` +
      'Run `npm ci`: it brings the right one. Or install it and start again.',
  };
}
