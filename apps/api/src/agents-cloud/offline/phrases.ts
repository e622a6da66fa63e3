/** The languages in which the offline agent can say what is not in a document. */
export type ReplyLanguage = 'en' | 'zh' | 'zh-TW';

/** What the offline agent says besides what it quotes. */
export interface Phrases {
  readonly greeting: string;
  readonly thanks: string;
  readonly notFound: string;
  readonly noDocuments: string;
  readonly urgent: string;
  /** Where a quote is from. */
  readonly source: (document: string, section: string | null) => string;
}

/** @see Phrases */
export const PHRASES: Readonly<Record<ReplyLanguage, Phrases>> = {
  en: {
    greeting:
      'Hello! I can look up what the documents of your doctor say. What would you like to know?',
    thanks: 'You are welcome. Is there anything else that you would like to know?',
    notFound:
      'I could not find an answer to that in the documents that I have. Please ask your doctor or care team.',
    noDocuments:
      'I do not have any documents to look this up in yet. Please ask your doctor or care team.',
    urgent:
      'This may be an emergency. Please call your local emergency number now, or go to the nearest emergency department. Do not wait for an answer from me.',
    source: (document, section) =>
      section === null ? `(Source: ${document})` : `(Source: ${document}, “${section}”)`,
  },
  'zh-TW': {
    greeting: '您好！我可以查詢醫師提供的文件內容。請問您想知道什麼？',
    thanks: '不客氣。還有其他想知道的嗎？',
    notFound: '在我手邊的文件中找不到這個問題的答案。請詢問您的醫師或照護團隊。',
    noDocuments: '我目前還沒有可以查詢的文件。請詢問您的醫師或照護團隊。',
    urgent:
      '這可能是緊急狀況。請立即撥打119（或當地的緊急電話），或前往最近的急診室，不要等待我的回覆。',
    source: (document, section) =>
      section === null ? `（出處：${document}）` : `（出處：${document}「${section}」）`,
  },
  zh: {
    greeting: '您好！我可以查询医生提供的文件内容。请问您想知道什么？',
    thanks: '不客气。还有其他想知道的吗？',
    notFound: '在我手边的文件中找不到这个问题的答案。请询问您的医生或护理团队。',
    noDocuments: '我目前还没有可以查询的文件。请询问您的医生或护理团队。',
    urgent:
      '这可能是紧急情况。请立即拨打120（或当地的急救电话），或前往最近的急诊室，不要等待我的回复。',
    source: (document, section) =>
      section === null ? `（出处：${document}）` : `（出处：${document}“${section}”）`,
  },
};

const SIMPLIFIED = /[们这说么过时对药医为会样术后视让还没现发应该东车问题吗怎几]/u;
const TRADITIONAL = /[們這說麼過時對藥醫為會樣術後視讓還沒現發應該東車問題嗎幾]/u;

/** The language of a reply: that of the message, else what its writing leaves open is decided by the agent's. */
export function replyLanguage(message: string, agentLanguage: string): ReplyLanguage {
  const isKana = /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(message);
  if (isKana || !/\p{Script=Han}/u.test(message)) {
    return 'en';
  }
  const simplified = countMatches(message, SIMPLIFIED);
  const traditional = countMatches(message, TRADITIONAL);
  if (simplified !== traditional) {
    return simplified > traditional ? 'zh' : 'zh-TW';
  }
  return agentLanguage === 'zh' ? 'zh' : 'zh-TW';
}

function countMatches(text: string, character: RegExp): number {
  return [...text].filter((one) => character.test(one)).length;
}
