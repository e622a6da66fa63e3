/** The two servers, and what they are started with. */
export interface Workload {
  /** The Node executable. */
  readonly node: string;
  readonly api: string;
  readonly uiServer: string;
  readonly supervisor: string;
  /** Where the API will answer, for a launcher that looks for itself. */
  readonly apiPort: number;
  /** An empty folder for what the launcher has to be told by files. */
  readonly folder: string;
}

/** The programs of others; null where they are not installed. */
export interface Peers {
  /** Where the Debian packages were unpacked. */
  readonly debian: string | null;
  /** The `node_modules` folder that holds pm2. */
  readonly pm2: string | null;
  /** Where nginx was unpacked. */
  readonly nginx: string | null;
  /** The `node_modules` folder that holds the proxies for Node. */
  readonly proxies: string | null;
  /** The `node_modules` folder of this repository, which has concurrently. */
  readonly workspace: string;
}

/** How a launcher is started and stopped. */
export interface Launch {
  readonly command: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** The signal that its manual names for an orderly stop. @default 'SIGTERM' */
  readonly stopSignal?: NodeJS.Signals;
}

/** A way to run the two servers together. */
export interface Contender {
  readonly name: string;
  /** Opens the public port only when the API serves. */
  readonly gates: boolean;
  /** Starts again what has ended. */
  readonly restarts: boolean;
  /** Writes what the launcher reads, and says how to start it; null when it is not installed. */
  launch(workload: Workload, peers: Peers): Launch | null;
}
