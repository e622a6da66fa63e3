import { enErrors } from './en-errors.ts';

/** English texts: the source of every key. */
export const en = {
  app: {
    tagline: 'Voice-AI patient education',
    skip: 'Skip to the content',
    navigation: 'Main navigation',
    more: 'More',
    groups: { doctor: 'For doctors', patient: 'For patients', operator: 'Operation' },
    loading: 'Loading…',
    pageTitle: '{{page}} · ElevenDops',
    version: 'Version {{version}}',
    closeMessage: 'Close message',
  },
  pages: {
    quickStart: 'Quick start',
    knowledge: 'Knowledge',
    studio: 'Studio',
    dashboard: 'Dashboard',
    insights: 'Insights',
    system: 'System',
    agents: 'Voice agents',
    patient: 'Patient',
    notFound: 'Page not found',
  },
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
    fetching: {
      title: 'This page has not arrived',
      text: 'The server cannot be reached. The page opens by itself as soon as it answers. If it does not, reload it: there may be a newer version.',
    },
    codes: enErrors,
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
} as const;
