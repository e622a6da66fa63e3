/** What is written on the dashboard, in each language of the client. */
export const DASHBOARD_WORDS = {
  'en-GB': {
    attention: 'Needs your attention',
    calm: 'Nothing needs you right now.',
    documents: /Documents\s*2/,
    failedSync: 'Sync failed',
    reviewed: 'Mark as reviewed',
    asTable: 'Show as a table',
    nothingYet: 'Nothing yet',
    total: 'Total',
  },
  'zh-TW': {
    attention: '需要您處理',
    calm: '目前沒有需要處理的事。',
    documents: /文件\s*2/,
    failedSync: '同步失敗',
    reviewed: '標示為已審閱',
    asTable: '以表格顯示',
    nothingYet: '還沒有活動',
    total: '合計',
  },
} as const;
