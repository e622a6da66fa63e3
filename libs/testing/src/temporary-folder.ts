import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder that a test has for itself. */
export interface TemporaryFolder {
  readonly path: string;
  /** Deletes the folder and all in it. */
  remove(): Promise<void>;
}

/** Makes an empty folder in the system's place for temporary files. */
export async function temporaryFolder(): Promise<TemporaryFolder> {
  const path = await mkdtemp(join(tmpdir(), 'elevendops-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
