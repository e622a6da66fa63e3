import type { Logger } from '@elevendops/logging';
import type { RunningService } from './run-service.ts';
import type { Supervision } from './supervision.ts';

/** What ends a service, and how the process ends then. */
export interface StopOnSignalsOptions {
  readonly service: RunningService;
  readonly supervision: Supervision;
  readonly logger: Logger;
  readonly process: NodeJS.Process;
}

/** Exit code of a process that had to cut connections, or could not listen. */
const EXIT_FORCED = 1;
/** Exit code when the port belongs to another process: the number of EADDRINUSE on Linux. */
const EXIT_ADDRESS_IN_USE = 98;
/** Exit code for a bug of ours, as in sysexits.h (EX_SOFTWARE). */
const EXIT_BUG = 70;

/**
 * Ties the end of the process to the service: SIGTERM, SIGINT and the loss of the supervisor drain it,
 * then the process exits 0; a port that is taken ends it with 98, and an error that nobody handled with 70.
 */
export function stopOnSignals(options: StopOnSignalsOptions): void {
  const { service, supervision, logger, process } = options;
  function stop(reason: string): void {
    void service.stop(reason).then(
      (finished) => process.exit(finished ? 0 : EXIT_FORCED),
      (error: unknown) => {
        logger.fatal({ err: error }, 'could not stop cleanly');
        process.exit(EXIT_BUG);
      },
    );
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => {
      stop(signal);
    });
  }
  service.listening.catch((error: unknown) => {
    logger.fatal({ err: error }, cannotListen(error));
    process.exit(isAddressInUse(error) ? EXIT_ADDRESS_IN_USE : EXIT_FORCED);
  });
  supervision.onParentGone(() => {
    stop('the supervisor is gone');
  });
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.on(event, (error: unknown) => {
      logger.fatal({ err: error }, `${event}: this is a bug`);
      process.exit(EXIT_BUG);
    });
  }
}

interface ListenError extends Error {
  readonly code: string;
  readonly port?: number;
}

function isAddressInUse(error: unknown): error is ListenError {
  return error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
}

function cannotListen(error: unknown): string {
  return isAddressInUse(error)
    ? `port ${String(error.port)} is taken by another process: stop it, or choose another port`
    : 'cannot listen';
}
