import type { PhraseLanguage } from './text-language.ts';

/** Everything in an offline script that the document does not say. `%` stands for words of the document. */
export interface Phrases {
  readonly opening: string;
  /** How a single speaker turns to a section. */
  readonly turn: readonly string[];
  /** How a listener asks for a section. */
  readonly question: readonly string[];
  /** What a listener says between two parts of a long answer; empty for nothing. */
  readonly nod: readonly string[];
  readonly thanks: string;
  readonly closing: string;
  readonly separator: string;
}

/** The phrases of each language. */
export const PHRASES: Readonly<Record<PhraseLanguage, Phrases>> = {
  en: {
    opening: 'Today we talk about %.',
    turn: ['Next: %.', 'Now to %.', 'Let us look at %.'],
    question: [
      'What should I know about "%"?',
      'And what about "%"?',
      'Could you explain "%" to me?',
    ],
    nod: ['I see. Please go on.', 'Good to know. What else?', 'Understood. And then?'],
    thanks: 'Thank you, that helps me.',
    closing:
      'If anything is not clear, or if you feel worse, please talk to your care team. Take care.',
    separator: ' ',
  },
  'zh-TW': {
    opening: '今天我們要談的是%。',
    turn: ['接下來是%。', '再來看%。', '現在說明%。'],
    question: ['關於「%」，我需要知道什麼？', '那麼「%」呢？', '可以請您說明「%」嗎？'],
    nod: ['了解，請繼續。', '原來如此，還有呢？', '我記住了，然後呢？'],
    thanks: '謝謝您，我比較清楚了。',
    closing: '如果還有不清楚的地方，或是覺得不舒服，請聯絡您的醫療團隊。祝您平安。',
    separator: '',
  },
  'zh-CN': {
    opening: '今天我们要谈的是%。',
    turn: ['接下来是%。', '再来看%。', '现在说明%。'],
    question: ['关于“%”，我需要知道什么？', '那么“%”呢？', '可以请您说明“%”吗？'],
    nod: ['了解，请继续。', '原来如此，还有呢？', '我记住了，然后呢？'],
    thanks: '谢谢您，我比较清楚了。',
    closing: '如果还有不清楚的地方，或是觉得不舒服，请联系您的医疗团队。祝您平安。',
    separator: '',
  },
  other: {
    opening: '%.',
    turn: ['%.'],
    question: ['%?'],
    nod: [''],
    thanks: '',
    closing: '%.',
    separator: ' ',
  },
};

/** A phrase with the document's words in it; a heading that is a question already stays as it is. */
export function phrase(template: string, words: string): string {
  return /[?？]$/.test(words) && template.includes('%')
    ? words
    : template.replace('%', () => words);
}

/** One of several phrases, in turn. */
export function inTurn(phrases: readonly string[], index: number): string {
  return phrases[index % phrases.length] ?? '';
}
