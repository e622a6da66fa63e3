/** The API took a request and sent nothing for too long. */
export class UpstreamTimeoutError extends Error {
  override readonly name = 'UpstreamTimeoutError';
  readonly code = 'ERR_UPSTREAM_TIMEOUT';

  constructor(timeoutMs: number) {
    super(`The API sent nothing for ${String(timeoutMs)} ms.`);
  }
}

/** The API answered with something that cannot be passed on. */
export class UnusableReplyError extends Error {
  override readonly name = 'UnusableReplyError';
  readonly code = 'ERR_UNUSABLE_REPLY';

  constructor(cause: unknown) {
    super('The reply of the API cannot be passed on.', { cause });
  }
}

/** The API ended the exchange without a reply, and without an error that says so. */
export class NoReplyError extends Error {
  override readonly name = 'NoReplyError';
  readonly code = 'ERR_NO_REPLY';

  constructor() {
    super('The API ended the exchange without a reply.');
  }
}

/** A body of unknown length grew beyond the limit on its way to the API. */
export class BodyTooLargeError extends Error {
  override readonly name = 'BodyTooLargeError';
  readonly code = 'ERR_BODY_TOO_LARGE';

  constructor(maxBodyBytes: number) {
    super(`The request body is longer than ${String(maxBodyBytes)} bytes.`);
  }
}
