/** What a report says about the thing behind a check, besides whether it works. */
export interface HealthCheckIdentity {
  readonly emulator: boolean;
  readonly mock: boolean;
}

/** One dependency that health depends on. */
export interface HealthCheck extends HealthCheckIdentity {
  readonly name: 'firestore' | 'storage';
  /**
   * Resolves when the dependency works. Whatever it rejects with is never shown to a client:
   * the report says only that the part is unavailable.
   */
  run(signal: AbortSignal): Promise<void>;
}

/** The newest outcome of one check. */
export interface CheckResult extends HealthCheckIdentity {
  readonly name: HealthCheck['name'];
  readonly healthy: boolean;
  /** Fit for any reader: no configuration, no exception text. */
  readonly error: string | null;
}
