import { enKnowledge } from './en-knowledge.ts';

/** English texts: the source of every key. */
export const en = {
  app: {
    tagline: 'Voice-AI patient education',
    skip: 'Skip to the content',
    navigation: 'Main navigation',
    loading: 'Loading…',
    pageTitle: '{{page}} · ElevenDops',
    version: 'Version {{version}}',
    closeMessage: 'Close message',
  },
  pages: { quickStart: 'Quick start', knowledge: 'Knowledge', notFound: 'Page not found' },
  language: { label: 'Language: {{name}}', choose: 'Choose a language' },
  scheme: {
    label: 'Colour scheme: {{name}}',
    choose: 'Choose a colour scheme',
    light: 'Light',
    dark: 'Dark',
    auto: 'Same as the system',
  },
  health: {
    button: 'System status: {{status}}',
    short: { checking: 'Checking', healthy: 'Healthy', degraded: 'Degraded', offline: 'Offline' },
    title: 'System status',
    checking: 'Asking the server…',
    healthy: 'Everything is working.',
    degraded: 'Some parts are down. What needs them will fail until they are back.',
    offline: 'The server does not answer. This page keeps asking every few seconds.',
    parts: { firestore: 'Document store', storage: 'File store' },
    partUp: 'Working',
    partMock: 'Working (stand-in)',
    partDown: 'Down',
    mode: 'Mode',
    demo: 'Demo',
    demoHint: 'Demo mode: deleting is switched off on this server.',
  },
  modes: {
    embedded: {
      name: 'Embedded',
      text: 'Documents and files are kept on this computer. No account, key or network is needed.',
    },
    emulators: {
      name: 'Emulators',
      text: 'Documents and files go to local emulators of the cloud services. For development.',
    },
    production: {
      name: 'Production',
      text: 'Documents and files are kept in the cloud project of this installation.',
    },
  },
  quickStart: {
    lead: 'Turn your own documents into patient education that can be listened to and talked to.',
    howTitle: 'How it works',
    steps: {
      knowledge: {
        title: 'Add your knowledge',
        text: 'Upload the leaflet or guideline you already trust. It is the only source that is used.',
      },
      audio: {
        title: 'Make the audio',
        text: 'A script is written from your document. You edit it, choose a voice and listen.',
      },
      agent: {
        title: 'Set up a voice agent',
        text: 'It answers questions from your documents, in the patient’s language.',
      },
      review: {
        title: 'See what patients ask',
        text: 'Read the conversations. Open questions and urgent ones come first.',
      },
    },
    checklistTitle: 'Your first steps',
    progress: '{{done}} of {{total}} done',
    checks: {
      server: { title: 'The server is running', todo: 'Waiting for the server to answer.' },
      document: {
        title: 'Add a first document',
        todo: 'A patient leaflet of one or two pages is a good start.',
        done_one: '{{count}} document',
        done_other: '{{count}} documents',
      },
      synced: {
        title: 'A document is synced to the voice platform',
        todo: 'It starts by itself after saving, and takes a moment.',
        failed: 'Not yet: the last sync failed. Open the document to see why.',
      },
    },
    done: 'Done',
    open: 'To do',
    addDocument: 'Add a document',
    modeTitle: 'This installation',
    modeUnknown: 'Shown as soon as the server answers.',
  },
  notFound: {
    title: 'There is nothing here',
    text: 'The address may be mistyped, or the page may have moved.',
    home: 'Go to Quick start',
  },
  time: { never: 'Never' },
  actions: {
    retry: 'Try again',
    cancel: 'Cancel',
    close: 'Close',
    save: 'Save changes',
    reload: 'Reload the page',
  },
  errors: {
    reference: 'If you ask for help, quote {{requestId}}',
    boundary: {
      title: 'This page has stopped working',
      text: 'It is a bug of ours. What you saved is safe. Reload the page to go on.',
    },
    codes: {
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
        advice: 'Look whether the change arrived before you repeat it.',
      },
      UNEXPECTED_REPLY: {
        title: 'The server sent something this page does not understand',
        advice: 'This page may be older than the server. Reload it.',
      },
      UNFAMILIAR_CODE: { title: 'The server could not do this' },
      CANCELLED: { title: 'Cancelled', advice: 'Nothing was saved.' },
    },
  },
  tags: {
    before_visit: 'Before the visit',
    diagnosis: 'Diagnosis',
    procedure: 'Procedure',
    post_care: 'After care',
    medication: 'Medication',
    warning_signs: 'Warning signs',
    faq: 'FAQ',
  },
  sync: {
    pending: 'Waiting',
    syncing: 'Syncing',
    completed: 'Synced',
    failed: 'Failed',
    explain: {
      pending: 'Waiting to be sent to the voice platform.',
      syncing: 'Being sent to the voice platform.',
      completed: 'The voice platform has this version.',
      failed: 'The voice platform does not have this version.',
    },
  },
  knowledge: enKnowledge,
} as const;
