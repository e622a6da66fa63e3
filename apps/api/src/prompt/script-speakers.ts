import type { ScriptConfig, ScriptLanguage } from '@elevendops/contract';

/** Who speaks in a script, by which labels, and in which languages. */
export type ScriptSpeakers =
  /** One voice, without labels. No languages: that of the document. */
  | { readonly kind: 'solo'; readonly languages: readonly ScriptLanguage[] }
  /** A doctor and a patient who share their languages. */
  | {
      readonly kind: 'dialogue';
      readonly labels: typeof ROLE_LABELS;
      readonly languages: readonly ScriptLanguage[];
    }
  /** Two speakers with languages of their own. */
  | {
      readonly kind: 'language-dialogue';
      readonly labels: typeof NUMBER_LABELS;
      readonly languages: readonly [readonly ScriptLanguage[], readonly ScriptLanguage[]];
    };

/** Labels of a dialogue in which both speak the same languages. */
export const ROLE_LABELS = ['Doctor', 'Patient'] as const;

/** Labels of a dialogue in which each speaks languages of their own. */
export const NUMBER_LABELS = ['Speaker 1', 'Speaker 2'] as const;

type SpeakerOptions = Pick<
  ScriptConfig,
  'is_multi_speaker' | 'preferred_languages' | 'speaker1_languages' | 'speaker2_languages'
>;

/**
 * The one place that decides the labels of a script, so that no two parts of a prompt can disagree. Only
 * when both speakers have languages do they speak their own.
 */
export function scriptSpeakers(config: SpeakerOptions): ScriptSpeakers {
  const first = [...new Set(config.speaker1_languages)];
  const second = [...new Set(config.speaker2_languages)];
  const preferred = [...new Set(config.preferred_languages)];
  if (!config.is_multi_speaker) {
    return { kind: 'solo', languages: preferred.length > 0 ? preferred : first };
  }
  if (first.length > 0 && second.length > 0) {
    return { kind: 'language-dialogue', labels: NUMBER_LABELS, languages: [first, second] };
  }
  const languages = [preferred, first, second].find((list) => list.length > 0) ?? [];
  return { kind: 'dialogue', labels: ROLE_LABELS, languages };
}
