import { StoreUnavailableError } from '../../documents/index.ts';
import { createOutageBreaker } from '../../outage/outage-breaker.ts';
import { startDeadline, type Sleep } from '../../upstream/index.ts';
import { isOutage } from './gcs-failure.ts';

/** What signing addresses needs. */
export interface UrlSignerOptions {
  /** Signs an address that holds until then; on Cloud Run each is a call of IAM. */
  readonly sign: (key: string, expiresAt: Date) => Promise<string>;
  readonly now: () => Date;
  readonly sleep: Sleep;
}

/** Gives signed addresses that hold for half an hour at least. */
export interface UrlSigner {
  /** @throws StoreUnavailableError when it cannot be signed in time */
  urlOf(key: string): Promise<string>;
  /** Forgets the address of an object that is gone. */
  forget(key: string): void;
}

const VALID_MS = 3_600_000;
/** An address is given out again while it still holds for this long. */
const LEFT_MS = 1_800_000;
const MAX_KEPT = 5_000;
const MAX_AT_A_TIME = 16;
const PATIENCE_MS = 3_000;

interface Kept {
  readonly url: Promise<string>;
  readonly renewAt: number;
}

/**
 * Makes a {@link UrlSigner} that signs each address once in half an hour, a few at a time; while signing
 * fails it says so at once.
 */
export function createUrlSigner({ sign, now, sleep }: UrlSignerOptions): UrlSigner {
  const kept = new Map<string, Kept>();
  const breaker = createOutageBreaker({
    what: 'Signing of addresses',
    isOutage,
    opensAfter: 3,
    triesAgainAfterMs: 10_000,
  });
  let signing = 0;
  const waiting: (() => void)[] = [];

  async function signInTime(key: string): Promise<string> {
    const deadline = startDeadline(PATIENCE_MS, sleep);
    try {
      return await Promise.race([
        sign(key, new Date(now().getTime() + VALID_MS)),
        new Promise<never>((_resolve, reject) => {
          deadline.signal.addEventListener('abort', () => {
            reject(new Error('no signature in time'));
          });
        }),
      ]);
    } catch (error) {
      throw new StoreUnavailableError('An address of Cloud Storage could not be signed.', {
        cause: error,
        retryAfterSeconds: 10,
      });
    } finally {
      deadline.clear();
    }
  }

  async function inTurn(key: string): Promise<string> {
    if (signing >= MAX_AT_A_TIME) {
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    signing += 1;
    try {
      return await breaker(() => signInTime(key));
    } finally {
      signing -= 1;
      waiting.shift()?.();
    }
  }

  function keep(key: string, entry: Kept): void {
    kept.delete(key);
    kept.set(key, entry);
    for (const oldest of kept.keys()) {
      if (kept.size <= MAX_KEPT) {
        return;
      }
      kept.delete(oldest);
    }
  }

  return {
    urlOf(key) {
      const known = kept.get(key);
      if (known !== undefined && now().getTime() < known.renewAt) {
        return known.url;
      }
      const url = inTurn(key);
      const entry = { url, renewAt: now().getTime() + VALID_MS - LEFT_MS };
      keep(key, entry);
      url.catch(() => {
        if (kept.get(key) === entry) {
          kept.delete(key);
        }
      });
      return url;
    },
    forget(key) {
      kept.delete(key);
    },
  };
}
