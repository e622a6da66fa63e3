import { GRPC, grpcCode } from './firestore-failure.ts';

/** What the first contact needs. */
export interface FirstContactOptions {
  /** A cheap read, whose outcome does not matter. */
  readonly read: () => Promise<unknown>;
  readonly pause: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/**
 * Makes a wait for the first answer of the server, or the first failure to get one. Until then the client
 * may be fetching credentials, which no deadline of a call covers: a write that waited for them would be
 * sent after its caller was told that it failed.
 */
export function createFirstContact(
  options: FirstContactOptions,
): (milliseconds: number) => Promise<void> {
  let contact: Promise<void> | null = null;
  let isMade = false;

  async function attempt(): Promise<void> {
    try {
      await options.read();
    } catch (error) {
      if (grpcCode(error) === null) {
        contact = null;
        throw error;
      }
    }
    isMade = true;
  }

  return async (milliseconds) => {
    if (isMade) {
      return;
    }
    contact ??= attempt();
    const waiting = new AbortController();
    const tooLong = options.pause(milliseconds, waiting.signal).then(() => {
      throw Object.assign(new Error('no first contact in time'), { code: GRPC.DEADLINE_EXCEEDED });
    });
    tooLong.catch(() => undefined);
    try {
      await Promise.race([contact, tooLong]);
    } finally {
      waiting.abort();
    }
  };
}
