import { hasWords } from '../../prose/index.ts';

/** The agent says that it cannot, may not or does not know. */
const REFUSALS: readonly RegExp[] = [
  /\bi (?:do not|don't|did not|didn't) (?:actually |currently |really )?(?:have|know|understand|see|find)\b/,
  /\bi(?:'m| am)? (?:unable|not able|not sure|not certain|not allowed|not permitted|not qualified|afraid i)\b/,
  /\bi (?:cannot|can not|can't|could not|couldn't|am unable to|may not|must not) (?:\w+ )?(?:answer|help|find|provide|say|tell|advise|diagnose|give|access|process|assist|respond|comment|discuss|recommend|determine|assess|judge|decide|confirm|look)\b/,
  /\b(?:no|not any|any) (?:information|details|answer|data) (?:about|on|for|regarding|in|available)\b.*\b(?:documents?|knowledge|materials?|available)\b|\bno information (?:about|on|regarding|available)\b/,
  /\b(?:outside|beyond) (?:of )?(?:my|the) (?:scope|knowledge|expertise|documents?|information)\b/,
  /\bnot (?:covered|mentioned|included|contained|described) (?:in|by)\b/,
  /\b(?:only|best) (?:your|a) (?:doctor|physician|care team) can\b/,
  /無法(?:為您|為你|幫您|幫你)?(?:回答|提供|判斷|確定|診斷|確認|回覆|協助|給出|給您|評估|得知)|无法(?:为您|为你|帮您|帮你)?(?:回答|提供|判断|确定|诊断|确认|回复|协助|给出|给您|评估|得知)/u,
  /不能(?:回答|提供|判斷|判断|診斷|诊断|給您|给您)|我(?:並|并)?不(?:知道|清楚|確定|确定|瞭解|了解|曉得)|不太(?:清楚|確定|确定)/u,
  /(?:沒有|没有|查無|查无|並無|并无|缺乏)[^。，,]{0,12}(?:資料|资料|資訊|资讯|信息|內容|内容|答案|文件)|找不到|查不到/u,
  /超出[^。，,]{0,12}(?:範圍|范围|能力)|不在[^。，,]{0,12}(?:範圍|范围)/u,
];

/** Something did not work. */
const FAILURES: readonly RegExp[] = [
  /\b(?:technical (?:difficult\w*|issue|issues|problem|problems|error)|something went wrong|an error (?:has )?occurred|timed out|timeout|try again (?:later|in a)|temporarily unavailable|connection (?:was )?(?:lost|failed)|unable to process)\b/,
  /系統(?:忙碌|錯誤|異常|發生)|系统(?:繁忙|错误|异常|发生)|技術(?:問題|性問題|錯誤|困難)|技术(?:问题|性问题|错误|困难)|發生錯誤|发生错误|逾時|超時|超时|稍後再試|稍后再试|暫時無法|暂时无法|連線(?:失敗|中斷)|连接(?:失败|中断)/u,
];

/** The agent is sorry, which alone is no answer. */
const APOLOGY =
  /^(?:i(?:'m| am) (?:so |very |really )?sorry(?! to hear| (?:that )?you| about your)|sorry(?! to hear| (?:that )?you)|(?:i|we|my|our) apolog\w+|(?:很|非常|真的)?(?:抱歉|對不起|对不起|不好意思))/u;
/** The agent sends the patient to somebody else, which alone is no answer. */
const REFERRAL =
  /^(?:please |you should |i recommend that you |i suggest that you |it(?:'s| is) best to |for (?:this|that)[\w ]*,? (?:please )?)?(?:ask|consult|contact|speak (?:to|with)|talk (?:to|with)|check with|see|call|discuss (?:this|that|it) with) (?:with )?(?:your|a|the) (?:own )?(?:doctor|physician|care team|healthcare|health care|clinic|provider|pharmacist|nurse|hospital|medical)|^(?:請|请|建議|建议)?(?:您|你)?(?:直接|再|務必|务必)?(?:詢問|询问|諮詢|咨询|聯絡|联络|联系|請教|请教|洽詢|洽询|問|问|與|与|跟)[^。]{0,8}(?:醫|医|照護|护理|診所|诊所|藥師|药师|護理)/u;

/**
 * Whether a reply of the agent leaves a question open: it refuses, does not know, tells of a technical
 * failure, is empty, or holds nothing but an apology or the advice to ask somebody else.
 */
export function isDeferral(reply: string): boolean {
  const folded = reply.normalize('NFKC').toLowerCase().replaceAll(/[‘’ʼ]/g, "'");
  if ([...REFUSALS, ...FAILURES].some((form) => form.test(folded))) {
    return true;
  }
  const sentences = folded
    .split(/[.。!！?\n]+/u)
    .map((sentence) => sentence.trim())
    .filter(hasWords);
  return sentences.every((sentence) => APOLOGY.test(sentence) || REFERRAL.test(sentence));
}
