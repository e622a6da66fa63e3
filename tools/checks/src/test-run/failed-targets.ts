interface RunRecord {
  readonly run?: { readonly startTime?: string };
  readonly tasks?: readonly { readonly taskId: string; readonly status: number | null }[];
}

/**
 * The targets that failed in the run that Nx recorded (`.nx/cache/run.json`), or null when the record
 * is missing or that of an older run. Nx does not record targets that it did not come to.
 */
export function failedTargets(record: string | null, startedAtMs: number): string[] | null {
  if (record === null) {
    return null;
  }
  const { run, tasks } = JSON.parse(record) as RunRecord;
  // Nx rounds to the millisecond, as we do.
  if (tasks === undefined || Date.parse(run?.startTime ?? '') < startedAtMs) {
    return null;
  }
  return tasks.filter(({ status }) => status !== 0).map(({ taskId }) => taskId);
}
