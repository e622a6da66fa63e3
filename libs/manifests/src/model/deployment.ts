/** How many instances there may be, and how many requests each takes at a time. */
export interface Scaling {
  readonly minInstances: number;
  readonly maxInstances: number;
  readonly concurrency: number;
}

/** What one instance may use. */
export interface Resources {
  /** Whole processors: 1, 2, 4, 6 or 8; or from 0.08 to 1. */
  readonly cpu: string;
  /** Such as `1Gi` or `512Mi`. */
  readonly memory: string;
}

/** Which image is deployed. */
export type ImageVersion = { readonly tag: string } | { readonly digest: string };

/** Everything that the manifests of one installation depend on, besides the table of variables. */
export interface Deployment {
  readonly projectId: string;
  /** Decides the address of the service. */
  readonly projectNumber: string;
  readonly region: string;
  readonly service: string;
  /** Repository of Artifact Registry. */
  readonly repository: string;
  /** Name of the image in the repository. */
  readonly imageName: string;
  readonly imageVersion: ImageVersion;
  readonly bucket: string;
  /** Firestore database, `(default)` or a name. */
  readonly database: string;
  /** Account, without its domain, that the service runs as. */
  readonly runtimeAccount: string;
  /** Account, without its domain, that builds and deploys. */
  readonly buildAccount: string;
  /** Account, without its domain, that tests pull requests: it runs what a stranger wrote, so it may do nothing. */
  readonly testAccount: string;
  readonly scaling: Scaling;
  readonly resources: Resources;
  /** Longest request, in seconds. */
  readonly timeoutSeconds: number;
  /** Version of each secret by its name; one that is not named is `latest`. */
  readonly secretVersions: Readonly<Record<string, string>>;
}

/** The values that the committed manifests carry: those of the deployment design. */
export const TEMPLATE_DEPLOYMENT: Deployment = {
  projectId: 'PROJECT_ID',
  projectNumber: 'PROJECT_NUMBER',
  region: 'asia-east1',
  service: 'elevendops',
  repository: 'elevendops',
  imageName: 'app',
  imageVersion: { tag: 'latest' },
  bucket: 'elevendops-audio',
  database: '(default)',
  runtimeAccount: 'elevendops-sa',
  buildAccount: 'elevendops-build-sa',
  testAccount: 'elevendops-test-sa',
  scaling: { minInstances: 0, maxInstances: 10, concurrency: 80 },
  resources: { cpu: '2', memory: '1Gi' },
  timeoutSeconds: 300,
  secretVersions: {},
};
