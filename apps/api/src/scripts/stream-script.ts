import type { ScriptEvent } from '@elevendops/contract';
import type { Logger } from '@elevendops/logging';
import type { Response } from 'express';
import { toHttpError } from '../errors/index.ts';
import { openEventStream, type EventStreamOptions } from '../http/event-stream.ts';
import type { WrittenScript } from './service.ts';

/** Who is told of a stream that failed, and how its connection is kept. */
export interface StreamScriptOptions extends EventStreamOptions {
  readonly logger: Logger;
}

/** Sends a script as it is written; a failure is the last event, as the status is already on its way. */
export async function streamScript(
  pieces: AsyncGenerator<string, WrittenScript, void>,
  response: Response,
  options: StreamScriptOptions & { readonly departed: AbortSignal },
): Promise<void> {
  const { departed, logger } = options;
  const events = openEventStream(response, options);
  const send = (event: ScriptEvent): Promise<void> => events.send(event, departed);
  try {
    for (;;) {
      const next = await pieces.next();
      if (next.done === true) {
        await send({ type: 'complete', ...next.value });
        return;
      }
      await send({ type: 'token', content: next.value });
    }
  } catch (error) {
    if (!departed.aborted) {
      await send(toErrorEvent(error, response.getHeader('x-request-id'), logger));
    }
  } finally {
    events.end();
  }
}

function toErrorEvent(error: unknown, requestId: unknown, logger: Logger): ScriptEvent {
  const known = toHttpError(error);
  if (known === null) {
    logger.error({ err: error, request_id: requestId }, 'a script stream failed: this is a bug');
    return {
      type: 'error',
      message: 'Something went wrong on our side. Quote the request id when you report it.',
      error_code: 'INTERNAL_SERVER_ERROR',
      retryable: false,
    };
  }
  const { message, errorCode, retryable } = known;
  logger.warn({ request_id: requestId, error_code: errorCode }, 'a script stream failed');
  return { type: 'error', message, error_code: errorCode, retryable };
}
