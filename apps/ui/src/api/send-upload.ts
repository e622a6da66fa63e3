import { ApiError } from './api-error.ts';
import { readReply, type ReplySchema } from './read-reply.ts';

/** What a form is sent with. */
export interface UploadOptions<T> {
  readonly path: string;
  readonly form: FormData;
  readonly reply: ReplySchema<T>;
  readonly timeoutMs: number;
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
  | 'timeout'
  | 'onload'
  | 'onerror'
  | 'onabort'
  | 'ontimeout'
> & { readonly upload: Pick<XMLHttpRequestUpload, 'onprogress'> };

/** Sends a form with progress and cancellation. */
export function sendUpload<T>(request: UploadRequest, options: UploadOptions<T>): Promise<T> {
  const { path, form, reply, signal, timeoutMs, onProgress } = options;
  return new Promise<T>((resolve, reject) => {
    const cancel = () => {
      request.abort();
    };
    const settle = (action: () => void) => {
      signal?.removeEventListener('abort', cancel);
      action();
    };
    const fail = (code: 'NETWORK_ERROR' | 'TIMEOUT' | 'CANCELLED', message: string) => () => {
      settle(() => {
        reject(new ApiError(message, { code, retryable: code !== 'CANCELLED' }));
      });
    };
    request.upload.onprogress = (event) => {
      if (event.lengthComputable && event.total > 0) {
        onProgress?.(event.loaded / event.total);
      }
    };
    request.onload = () => {
      settle(() => {
        try {
          resolve(
            readReply(
              {
                status: request.status,
                body: request.responseText,
                requestId: request.getResponseHeader('x-request-id'),
              },
              reply,
            ),
          );
        } catch (error) {
          reject(error as ApiError);
        }
      });
    };
    request.onerror = fail('NETWORK_ERROR', 'The upload did not reach the server');
    request.ontimeout = fail('TIMEOUT', 'The upload took too long');
    request.onabort = fail('CANCELLED', 'The upload was cancelled');
    if (signal?.aborted) {
      fail('CANCELLED', 'The upload was cancelled')();
      return;
    }
    signal?.addEventListener('abort', cancel);
    request.open('POST', path);
    request.timeout = timeoutMs;
    request.setRequestHeader('accept', 'application/json');
    request.send(form);
  });
}
