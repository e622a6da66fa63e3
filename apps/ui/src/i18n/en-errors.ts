/** English texts of what can go wrong: what it is, and what to do. */
export const enErrors = {
  VALIDATION_ERROR: {
    title: 'Something in the form is not right',
    advice: 'Check the marked fields and save again.',
  },
  UNREADABLE_FILE: {
    title: 'The file cannot be read',
    advice:
      'It may be damaged, protected, or only contain pictures. Save it anew or paste its text.',
  },
  NOT_FOUND: {
    title: 'This no longer exists',
    advice: 'Somebody may have deleted it. Go back to the list.',
  },
  METHOD_NOT_ALLOWED: {
    title: 'The server does not know this action',
    advice: 'This page may be older than the server. Reload it.',
  },
  PAYLOAD_TOO_LARGE: {
    title: 'That is too large',
    advice: 'A file can have up to 20 MB. Split the document or paste the part you need.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    title: 'This kind of file is not supported',
    advice: 'Use a .md, .txt, .pdf or .docx file, or paste the text.',
  },
  CONFLICT: {
    title: 'Somebody else changed it at the same time',
    advice: 'Open it again to see the newest version, then repeat your change.',
  },
  RANGE_NOT_SATISFIABLE: {
    title: 'That part of the recording does not exist',
    advice: 'Play it again from the beginning.',
  },
  SESSION_ENDED: {
    title: 'This session has ended',
    advice: 'Start a new session to go on talking.',
  },
  RATE_LIMITED: {
    title: 'That was too often in a short time',
    advice: 'Wait a minute and try again.',
  },
  UPSTREAM_RATE_LIMIT: {
    title: 'The voice or writing service is at its limit',
    advice: 'Wait a moment and try again. If it stays, the account’s quota is used up.',
  },
  UPSTREAM_AUTH: {
    title: 'The voice or writing service refused our key',
    advice: 'Tell whoever runs this server: the key has to be replaced.',
  },
  UPSTREAM_REJECTED: {
    title: 'The voice or writing service did not accept this',
    advice: 'Choose another voice or model, or change the text, and try again.',
  },
  UPSTREAM_ERROR: {
    title: 'The voice or writing service failed',
    advice: 'Try again in a moment. Your work is kept.',
  },
  UPSTREAM_UNREACHABLE: {
    title: 'The voice or writing service cannot be reached',
    advice: 'Try again in a moment. Your work is kept.',
  },
  UPSTREAM_TIMEOUT: {
    title: 'The voice or writing service took too long',
    advice: 'Try again, or with a shorter text.',
  },
  UPSTREAM_NOT_INSTALLED: {
    title: 'The offline voice is not installed',
    advice: 'Tell whoever runs this server to install it, or to set an ElevenLabs key.',
  },
  DEMO_MODE: {
    title: 'Not possible in demo mode',
    advice: 'This server is for trying things out; deleting is switched off.',
  },
  STORE_UNAVAILABLE: {
    title: 'The document store cannot be reached',
    advice: 'Nothing was lost. Wait a moment and try again.',
  },
  API_UNAVAILABLE: {
    title: 'The server is starting again',
    advice: 'It usually takes a few seconds. Try again.',
  },
  DRAINING: {
    title: 'The server is shutting down',
    advice: 'A new one takes over in a moment. Try again.',
  },
  BUSY: {
    title: 'The server is busy',
    advice: 'Many requests arrived at once. Wait a moment and try again.',
  },
  REQUEST_TIMEOUT: {
    title: 'The server took too long',
    advice: 'It may be busy. Try again in a moment.',
  },
  INTERNAL_SERVER_ERROR: {
    title: 'The server made a mistake',
    advice: 'It is a bug of ours. Try again; if it stays, report it with the reference below.',
  },
  NETWORK_ERROR: {
    title: 'The server cannot be reached',
    advice: 'Check your connection, then try again.',
  },
  TIMEOUT: {
    title: 'No answer in time',
    advice: 'Try again. If you were saving something, look first whether it arrived.',
  },
  UNEXPECTED_REPLY: {
    title: 'The server sent something this page does not understand',
    advice: 'This page may be older than the server. Reload it.',
  },
  UNFAMILIAR_CODE: { title: 'The server could not do this' },
  CANCELLED: { title: 'Cancelled', advice: 'Nothing was saved.' },
} as const;
