/** No session has the id. */
export class UnknownSessionError extends Error {
  override readonly name = 'UnknownSessionError';
  readonly code = 'ERR_UNKNOWN_SESSION';

  constructor() {
    super('Session not found');
  }
}

/** Nothing more can be said in the session. */
export class SessionEndedError extends Error {
  override readonly name = 'SessionEndedError';
  readonly code = 'ERR_SESSION_ENDED';

  constructor(message = 'This session has ended. Start a new one.') {
    super(message);
  }
}

/** Too many messages of one session wait for their answers. */
export class SessionBusyError extends Error {
  override readonly name = 'SessionBusyError';
  readonly code = 'ERR_SESSION_BUSY';

  constructor() {
    super(
      'The agent is still answering an earlier message of this session. Try again in a moment.',
    );
  }
}
