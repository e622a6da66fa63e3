import { findUrgentSymptoms } from '../../triage/index.ts';
import { PHRASES, replyLanguage, type ReplyLanguage } from './phrases.ts';
import { findAnswer } from './retrieval/find-answer.ts';
import type { Passage } from './retrieval/index-document.ts';
import { questionTerms } from './retrieval/terms.ts';

/** What the offline agent replies. */
export interface OfflineReply {
  readonly text: string;
  /** The text without what is only for reading. */
  readonly spoken: string;
  readonly language: ReplyLanguage;
}

const MAX_SENTENCE = 400;
const GREETING =
  /^(?:hi|hello|hey|good (?:morning|afternoon|evening)|你好|您好|嗨|哈囉|早安|午安|晚安|早上好|下午好|晚上好)/i;
const THANKS = /^(?:thanks|thank you|many thanks|謝謝|谢谢|感謝|感谢|多謝|多谢)/i;
const POLITE_TERMS = new Set(
  questionTerms('hi hello hey good morning afternoon evening there thanks thank many lot doctor'),
);

/**
 * The reply to a message: sends an urgent case to emergency care, quotes what the documents say, or says
 * that they do not say it. Nothing is made up.
 */
export function composeReply(
  message: string,
  passages: readonly Passage[],
  agentLanguage: string,
): OfflineReply {
  const language = replyLanguage(message, agentLanguage);
  const phrases = PHRASES[language];
  const plain = (text: string): OfflineReply => ({ text, spoken: text, language });

  if (findUrgentSymptoms(message).length > 0) {
    return plain(phrases.urgent);
  }
  const polite = politeReply(message.trim(), language);
  if (polite !== null) {
    return plain(polite);
  }
  if (passages.length === 0) {
    return plain(phrases.noDocuments);
  }
  const answer = findAnswer(message, passages);
  if (answer === null) {
    return plain(phrases.notFound);
  }
  const quote = answer.sentences.map(shorten).reduce((one, other) => joinSentences(one, other));
  const source = phrases.source(answer.document, answer.section);
  return { text: `${quote}\n${source}`, spoken: quote, language };
}

/** The reply to a greeting or thanks that asks for nothing. */
function politeReply(message: string, language: ReplyLanguage): string | null {
  const [greets, thanks] = [GREETING.test(message), THANKS.test(message)];
  const rest = message.replace(GREETING, '').replace(THANKS, '');
  if (!(greets || thanks) || questionTerms(rest).some((term) => !POLITE_TERMS.has(term))) {
    return null;
  }
  return greets ? PHRASES[language].greeting : PHRASES[language].thanks;
}

function joinSentences(one: string, other: string): string {
  return /[。！？」』]$/u.test(one) ? `${one}${other}` : `${one} ${other}`;
}

function shorten(sentence: string): string {
  const characters = [...sentence];
  return characters.length <= MAX_SENTENCE
    ? sentence
    : `${characters.slice(0, MAX_SENTENCE - 1).join('')}…`;
}
