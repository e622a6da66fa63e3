/** English texts of the dashboard. */
export const enDashboard = {
  lead: 'What you have, what patients ask, and what needs you now.',
  counts: 'What there is',
  tiles: {
    documents: 'Documents',
    agents: 'Voice agents',
    audio: 'Audio files',
    conversations: 'Conversations',
    lastActivity: 'Last activity',
  },
  hints: {
    documents: 'Add the first one',
    agents: 'Create the first one',
    audio: 'Make the first one',
    conversations: 'They appear after a patient has talked to an agent',
  },
  nothingYet: 'Nothing yet',
  attention: {
    title: 'Needs your attention',
    none: 'Nothing needs you right now.',
    noneText: 'Failed syncs and conversations with urgent or open questions appear here.',
    failedSync: 'Sync failed',
    urgent: 'To review',
    conversation: 'Patient {{patient}} with {{agent}}',
    unanswered_one: '{{count}} open question',
    unanswered_other: '{{count}} open questions',
    more_one: '{{count}} more',
    more_other: '{{count}} more',
    partial: 'A part of this could not be read',
  },
  staleTitle: 'The figures could not be refreshed',
} as const;
