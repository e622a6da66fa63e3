const MARK = /[?؟]/u;

const SUBJECT =
  '(?:i|you|we|he|she|it|they|there|this|that|these|those|my|your|his|her|our|their|the|a|an|any|some|anyone|someone|people|patients)';
const AUXILIARY =
  "(?:can|can't|cannot|could|couldn't|should|shouldn't|may|might|shall|must|will|won't|would|wouldn't|do|don't|does|doesn't|did|didn't|is|isn't|are|aren't|am|was|wasn't|were|weren't|have|haven't|has|hasn't|had)";

const OPENING = '^(?:(?:and|but|so|then|also|or|ok|okay|please|doctor|hi|hello|thanks),? )*';
const NO_QUESTION = '(?! (?:nice|kind|lovely|sad|strange|funny|awful|terrible)\\b)';

const ENGLISH: readonly RegExp[] = [
  new RegExp(`${OPENING}${AUXILIARY} (?:not )?${SUBJECT}\\b`),
  new RegExp(`${OPENING}(?:what(?:'s)?(?! an? )|why|who|whom|whose|which|how${NO_QUESTION})\\b`),
  new RegExp(`${OPENING}(?:when|where) ${AUXILIARY}\\b`),
  /\b(?:i wonder|i am wondering|i'm wondering|i want to know|i would like to know|i'd like to know|i need to know|i wanted to ask|i want to ask|do you know|can you explain|please explain|any idea)\b/,
  /\b(?:i don't know|not sure|tell me) (?:about|if|whether|how|what|when|where|why|which|who)\b/,
];

const CHINESE_NOT_A_QUESTION =
  /沒有?什麼|没有?什么|什麼都|什么都|怎麼都|怎么都|不怎麼|不怎么|無論如何|无论如何|不管怎|誰都|谁都/gu;
const CHINESE: readonly RegExp[] = [
  /[嗎吗呢麼么][\s。！!,，、~～…)）」]*$/u,
  /什麼|什么|甚麼|怎麼|怎么|怎樣|怎样|如何|為什麼|为什么|為何|为何|為啥|为啥|多久|多少|多長|多长|多大|多常|何時|何时|哪|請問|请问|想知道|想請教|想请教|想問|想问|誰|谁/u,
  /幾(?:次|天|點|顆|粒|片|個|週|周|小時|歲|滴|餐|成)|几(?:次|天|点|颗|粒|片|个|周|小时|岁|滴|餐|成)/u,
  /([\p{Script=Han}]{1,2})不\1|有沒有|有没有|是否|能否|可否|要不要/u,
];

/** Whether somebody asks something: with a question mark, or in a form of English or Chinese that asks. */
export function isQuestion(text: string): boolean {
  const folded = text.normalize('NFKC').toLowerCase().replaceAll(/[‘’ʼ]/g, "'");
  if (MARK.test(folded)) {
    return true;
  }
  return folded.split(/[.。!！\n]+/u).some((part) => {
    const clause = part.trim().replaceAll(/\s+/g, ' ');
    const chinese = clause.replaceAll(CHINESE_NOT_A_QUESTION, '');
    return ENGLISH.some((form) => form.test(clause)) || CHINESE.some((form) => form.test(chinese));
  });
}
