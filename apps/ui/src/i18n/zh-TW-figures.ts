import type { enFigures } from './en-figures.ts';
import type { Translation } from './translation.ts';

/** 對話圖表的文字。 */
export const zhTWFigures: Translation<typeof enFigures> = {
  title: '最近幾天',
  range: '顯示天數',
  days_other: '{{count}} 天',
  conversations: '每日對話數',
  questions: '病人的提問',
  answered: '已回答',
  unanswered: '未回答',
  count: '對話數',
  date: '日期（UTC）',
  total: '合計',
  asTable: '以表格顯示',
  none: '這段期間沒有對話。',
  sumConversations_other: '這段期間共 {{count}} 次對話；{{day}} 最多，有 {{most}} 次。',
  sumQuestions_other: '共 {{count}} 個提問，已回答 {{share}}。',
  noQuestions: '這段期間沒有提問。',
};
