import { URGENT_SYMPTOMS, type UrgentSymptom } from './urgent-symptoms.ts';

const HAN = /\p{Script=Han}/u;

/**
 * The urgent symptoms that a text names, in the order of the list. A symptom that is denied (`no chest
 * pain`) counts too: one alarm too many is better than one too few.
 */
export function findUrgentSymptoms(text: string): readonly UrgentSymptom[] {
  const folded = foldText(text);
  const words = ` ${folded.replaceAll(/[^\p{L}\p{N}']+/gu, ' ')} `;
  const characters = folded.replaceAll(/\s+/g, '');
  return URGENT_SYMPTOMS.filter(
    ({ english, chinese }) =>
      english.some((phrase) => words.includes(` ${phrase} `)) ||
      chinese.some((phrase) => characters.includes(phrase)),
  );
}

/** What a symptom is called for somebody who writes like this. */
export function labelOf({ label }: UrgentSymptom, text: string): string {
  return HAN.test(text) ? label.zh : label.en;
}

/** Lower case, full-width letters and typographic apostrophes as plain ones. */
function foldText(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/[‘’ʼ]/g, "'");
}
