import type { enDashboard } from './en-dashboard.ts';
import type { Translation } from './translation.ts';

/** 總覽頁的文字。 */
export const zhTWDashboard: Translation<typeof enDashboard> = {
  lead: '您有哪些內容、病人問了什麼，以及現在需要您處理的事。',
  counts: '目前內容',
  tiles: {
    documents: '文件',
    agents: '語音助理',
    audio: '音檔',
    conversations: '對話',
    lastActivity: '最近活動',
  },
  hints: {
    documents: '加入第一份文件',
    agents: '建立第一位助理',
    audio: '製作第一個音檔',
    conversations: '病人與助理交談後就會出現',
  },
  nothingYet: '還沒有活動',
  attention: {
    title: '需要您處理',
    none: '目前沒有需要處理的事。',
    noneText: '同步失敗的文件，以及含緊急狀況或未回答提問的對話，會顯示在這裡。',
    failedSync: '同步失敗',
    urgent: '待審閱',
    conversation: '病人 {{patient}} 與 {{agent}}',
    unanswered_other: '{{count}} 個未回答的提問',
    more_other: '還有 {{count}} 項',
    partial: '部分資料無法讀取',
  },
  staleTitle: '無法更新數字',
};
