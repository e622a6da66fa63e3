/** Whose lines they are, for Cloud Logging's labels and Error Reporting. */
export interface LogIdentity {
  readonly service: string;
  readonly version: string;
  readonly revision: string;
  /** The Cloud Run service; null where there is none. */
  readonly runService?: string | null;
}

/** https://cloud.google.com/logging/docs/reference/v2/rest/v2/LogEntry#LogSeverity */
export type Severity = 'DEBUG' | 'INFO' | 'WARNING' | 'ERROR' | 'CRITICAL';

/** One line to log. */
export interface LogEntry {
  readonly severity: Severity;
  readonly message: string;
  readonly fields?: Readonly<Record<string, unknown>>;
}

/**
 * The entry as one line of JSON, in the form that `@elevendops/logging` gives the lines of the services.
 * The supervisor writes its few lines itself, since loading a logger would delay what it starts.
 */
export function renderEntry(entry: LogEntry, identity: LogIdentity, time: string): string {
  const { service, version, revision, runService = null } = identity;
  return JSON.stringify({
    severity: entry.severity,
    time,
    message: entry.message,
    ...entry.fields,
    serviceContext: { service, version },
    'logging.googleapis.com/labels': {
      ...{ service, revision },
      ...(runService === null ? {} : { run_service: runService }),
    },
  });
}
