import type { Candidate } from './serving-revisions.ts';

/** What asking a new revision touches of the world. */
export interface CheckCandidateOptions {
  readonly fetch: typeof globalThis.fetch;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** @default 60 */
  readonly tries?: number;
  /** Told of each try that fails. */
  readonly onFailure: (reason: string) => void;
}

const HEALTH = '/api/health';
const PATHS = [HEALTH, '/api/health/ready', '/'] as const;
const PAUSE_MS = 2_000;
const PATIENCE_MS = 10_000;
const DEFAULT_TRIES = 60;
const METADATA =
  'http://metadata.google.internal/computeMetadata/v1/instance/service-accounts/default/identity';

/** Asks a new revision until its API is ready and its page is served; null then, or why it is not. */
export async function checkCandidate(
  candidate: Candidate,
  options: CheckCandidateOptions,
): Promise<string | null> {
  const { tries = DEFAULT_TRIES, sleep, onFailure } = options;
  let reason = 'it was not asked';
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    const failure = await ask(candidate, options);
    if (failure === null) {
      return null;
    }
    reason = failure;
    onFailure(`${String(attempt)} of ${String(tries)}: ${reason}`);
    if (attempt < tries) {
      await sleep(PAUSE_MS);
    }
  }
  return reason;
}

async function ask(
  { revision, url }: Candidate,
  { fetch }: Pick<CheckCandidateOptions, 'fetch'>,
): Promise<string | null> {
  const headers = await identity(url, fetch);
  for (const path of PATHS) {
    try {
      const reply = await fetch(new URL(path, url), {
        headers,
        redirect: 'error',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const text = await reply.text();
      if (reply.status !== 200) {
        return `${path} answers ${String(reply.status)}`;
      }
      if (path === HEALTH && revisionIn(text) !== revision) {
        return `${path} is answered by ${String(revisionIn(text))} instead of ${revision}`;
      }
    } catch (error) {
      return `${path} does not answer: ${(error as Error).message}`;
    }
  }
  return null;
}

/** A token of the account that runs the build, for a service that is not public; nothing elsewhere. */
async function identity(
  audience: string,
  fetch: typeof globalThis.fetch,
): Promise<Record<string, string>> {
  try {
    const reply = await fetch(`${METADATA}?audience=${encodeURIComponent(audience)}`, {
      headers: { 'Metadata-Flavor': 'Google' },
      signal: AbortSignal.timeout(1_000),
    });
    return reply.ok ? { authorization: `Bearer ${(await reply.text()).trim()}` } : {};
  } catch {
    return {};
  }
}

function revisionIn(text: string): unknown {
  try {
    return (JSON.parse(text) as { revision?: unknown } | null)?.revision;
  } catch {
    return undefined;
  }
}
