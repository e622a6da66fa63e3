/** Every number that the supervisor judges by. */
export interface Policy {
  /** A service that is not ready by then is killed, which counts as a failure. */
  readonly startTimeoutMs: number;
  /** Starts in a row that may fail before the service has ever been ready. */
  readonly startTries: number;
  /** Restarts that a service may have in {@link restartWindowMs}, or in a row without being stable once. */
  readonly restartLimit: number;
  readonly restartWindowMs: number;
  /** A service that served for so long was stable: it is restarted at once when it ends. */
  readonly stableAfterMs: number;
  readonly backoffFirstMs: number;
  readonly backoffMaxMs: number;
  /** Largest deviation of a delay, as a part of it: services must not restart in step. */
  readonly backoffJitter: number;
  /** From probe to probe of a service that says it listens but is not verified yet. */
  readonly verifyPeriodMs: number;
  /** From probe to probe of a service that has been ready. */
  readonly probePeriodMs: number;
  readonly probeTimeoutMs: number;
  /** Probes in a row without any answer after which a service counts as unhealthy; a bad answer does at once. */
  readonly unhealthyAfter: number;
  /** Good answers in a row that make an unhealthy service count again. */
  readonly healthyAfter: number;
  /** Missed probes in a row after which a service without a heartbeat counts as hung and is ended. */
  readonly hungAfter: number;
  /** The same for a service whose heart beats: it may be busy, or what it needs may be away. */
  readonly wedgedAfter: number;
  /** A heartbeat that is older than that proves nothing. */
  readonly heartbeatMs: number;
  /** What a hung service gets between SIGTERM and SIGKILL. */
  readonly hungGraceMs: number;
  /** What each service gets to drain, in the order in which they are stopped. */
  readonly drainMs: { readonly 'ui-server': number; readonly api: number };
  /** A signal so soon after the first is an echo: npm passes Ctrl-C on to a process that has it already. */
  readonly signalEchoMs: number;
  /** From the signal until whatever is left is killed. */
  readonly stopBudgetMs: number;
  /** From that kill until the supervisor stops waiting for the kernel. */
  readonly reapMs: number;
  /** A line that is cut for so long, by a process that lives on, was cut on purpose. */
  readonly cutOffMs: number;
  /** What a service gets to end by itself when the supervisor was killed. */
  readonly orphanGraceMs: number;
  /** What a service's pipes get to empty after its end; a stranger may hold them open. */
  readonly pipeDrainMs: number;
  /** What the supervisor's own output gets to empty at the very end. */
  readonly logDrainMs: number;
}

/** The numbers in force. Everything that a stop may take adds up to 9.0 s; Cloud Run kills after 10. */
export const POLICY: Policy = {
  startTimeoutMs: 60_000,
  startTries: 3,
  restartLimit: 5,
  restartWindowMs: 60_000,
  stableAfterMs: 10_000,
  backoffFirstMs: 100,
  backoffMaxMs: 5_000,
  backoffJitter: 0.2,
  verifyPeriodMs: 50,
  probePeriodMs: 2_000,
  probeTimeoutMs: 2_000,
  unhealthyAfter: 3,
  healthyAfter: 2,
  hungAfter: 5,
  wedgedAfter: 10,
  heartbeatMs: 4_000,
  hungGraceMs: 2_000,
  drainMs: { 'ui-server': 5_500, api: 2_000 },
  signalEchoMs: 100,
  stopBudgetMs: 8_000,
  reapMs: 250,
  cutOffMs: 500,
  orphanGraceMs: 8_000,
  pipeDrainMs: 250,
  logDrainMs: 500,
};
