import { ApiError } from './api-error.ts';
import { readReply, type ReplySchema } from './read-reply.ts';

/** Calls `action` once, later; the function that it gives calls it off. */
export type Schedule = (action: () => void, delayMs: number) => () => void;

/** How long an upload may stand still; it may take as long as it likes while it gets on. */
export interface UploadLimits {
  /** While the form is sent: the longest time without progress. */
  readonly stallMs: number;
  /** After the last byte: the longest wait for the reply. */
  readonly replyMs: number;
}

/** What a form is sent with. */
export interface UploadOptions<T> {
  readonly path: string;
  readonly form: FormData;
  readonly reply: ReplySchema<T>;
  readonly limits: UploadLimits;
  readonly schedule: Schedule;
  readonly signal?: AbortSignal | undefined;
  /** Called with 0 to 1 while the form is sent; 1 means that the server is at work. */
  readonly onProgress?: ((share: number) => void) | undefined;
}

/** The part of XMLHttpRequest that an upload needs: fetch cannot report progress. */
export type UploadRequest = Pick<
  XMLHttpRequest,
  | 'open'
  | 'send'
  | 'abort'
  | 'setRequestHeader'
  | 'getResponseHeader'
  | 'status'
  | 'responseText'
  | 'onload'
  | 'onerror'
  | 'onabort'
> & { readonly upload: Pick<XMLHttpRequestUpload, 'onprogress' | 'onload'> };

type Failure = 'NETWORK_ERROR' | 'TIMEOUT' | 'CANCELLED';

const FAILURES: Readonly<Record<Failure, string>> = {
  NETWORK_ERROR: 'The upload did not reach the server',
  TIMEOUT: 'The upload stood still for too long',
  CANCELLED: 'The upload was cancelled',
};

/** Sends a form with progress and cancellation, and gives up when it gets no further. */
export function sendUpload<T>(request: UploadRequest, options: UploadOptions<T>): Promise<T> {
  const { path, form, reply, signal, limits, schedule, onProgress } = options;
  return new Promise<T>((resolve, reject) => {
    let callOff = (): void => undefined;
    let sent = false;
    const settle = (action: () => void) => {
      callOff();
      signal?.removeEventListener('abort', cancel);
      action();
    };
    const fail = (code: Failure) => {
      settle(() => {
        reject(new ApiError(FAILURES[code], { code, retryable: code !== 'CANCELLED' }));
      });
    };
    const cancel = () => {
      request.abort();
    };
    const allow = (delayMs: number) => {
      callOff();
      callOff = schedule(() => {
        // Before the request reports its end as a cancellation.
        fail('TIMEOUT');
        request.abort();
      }, delayMs);
    };
    const awaitReply = () => {
      if (!sent) {
        sent = true;
        allow(limits.replyMs);
      }
    };
    request.upload.onprogress = (event) => {
      const share = event.lengthComputable && event.total > 0 ? event.loaded / event.total : null;
      if (share === 1) {
        awaitReply();
      } else if (!sent) {
        allow(limits.stallMs);
      }
      if (share !== null) {
        onProgress?.(share);
      }
    };
    request.upload.onload = awaitReply;
    request.onload = () => {
      settle(() => {
        try {
          resolve(readReply(replyOf(request), reply));
        } catch (error) {
          reject(error as ApiError);
        }
      });
    };
    request.onerror = () => {
      fail('NETWORK_ERROR');
    };
    request.onabort = () => {
      fail('CANCELLED');
    };
    if (signal?.aborted) {
      fail('CANCELLED');
      return;
    }
    signal?.addEventListener('abort', cancel);
    request.open('POST', path);
    request.setRequestHeader('accept', 'application/json');
    allow(limits.stallMs);
    request.send(form);
  });
}

function replyOf(request: UploadRequest) {
  return {
    status: request.status,
    body: request.responseText,
    requestId: request.getResponseHeader('x-request-id'),
  };
}
