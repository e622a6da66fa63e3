import type { OfflineLanguage } from './languages.ts';

/** A piece of a text and what it is spoken in. */
export interface TextInLanguage {
  readonly text: string;
  readonly language: OfflineLanguage;
}

const SENTENCES = new Intl.Segmenter('en', { granularity: 'sentence' });
const HAN = /\p{Script=Han}/u;
const HAN_RUN = /(\p{Script=Han}[\p{Script=Han}\p{P}\p{N}\s]*)/u;

/** Languages by the letters that only they are written with; the first is taken for a sentence. */
const SCRIPTS: readonly {
  readonly letters: RegExp;
  readonly languages: readonly OfflineLanguage[];
}[] = [
  { letters: /\p{Script=Hangul}/u, languages: ['ko'] },
  { letters: /\p{Script=Cyrillic}/u, languages: ['ru', 'uk', 'bg'] },
  { letters: /\p{Script=Greek}{3}/u, languages: ['el'] },
  { letters: /\p{Script=Arabic}/u, languages: ['ar'] },
  { letters: /\p{Script=Devanagari}/u, languages: ['hi'] },
  { letters: /\p{Script=Tamil}/u, languages: ['ta'] },
];

/**
 * Cuts a text where its language changes. Chinese characters are spoken in Mandarin whatever `language`
 * is, letters of another script in a language of that script, and Latin ones beside Mandarin in English;
 * everything else is `language`. The texts joined are the text; blank texts are no pieces.
 */
export function languagesOfText(text: string, language: OfflineLanguage): TextInLanguage[] {
  const pieces: TextInLanguage[] = [];
  for (const { segment } of SENTENCES.segment(text)) {
    for (const piece of piecesOf(segment, language)) {
      const last = pieces.at(-1);
      if (last !== undefined && (last.language === piece.language || isBlank(piece.text))) {
        pieces[pieces.length - 1] = { ...last, text: last.text + piece.text };
      } else if (last === undefined || !isBlank(last.text)) {
        pieces.push(piece);
      } else {
        pieces[pieces.length - 1] = { ...piece, text: last.text + piece.text };
      }
    }
  }
  return pieces.filter((piece) => !isBlank(piece.text));
}

function piecesOf(sentence: string, language: OfflineLanguage): TextInLanguage[] {
  if (HAN.test(sentence)) {
    // Mandarin reads the English words of its sentence as English; other languages are cut out of it.
    return language === 'en' || language === 'zh'
      ? [{ text: sentence, language: 'zh' }]
      : sentence
          .split(HAN_RUN)
          .filter((run) => run !== '')
          .map((run) => ({ text: run, language: HAN.test(run) ? 'zh' : language }));
  }
  if (language === 'zh' && /\p{Script=Latin}/u.test(sentence)) {
    // Mandarin would read its numbers in Mandarin.
    return [{ text: sentence, language: 'en' }];
  }
  const script = SCRIPTS.find(({ letters }) => letters.test(sentence));
  const isWrittenSo = script === undefined || script.languages.includes(language);
  return [{ text: sentence, language: isWrittenSo ? language : (script.languages[0] ?? language) }];
}

function isBlank(text: string): boolean {
  return !/[\p{L}\p{N}\p{So}]/u.test(text);
}
