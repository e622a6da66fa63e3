import { z } from 'zod';

const CODE = /^[a-z]{2,3}(?:-[A-Z]{2})?$/;

/** What the service says about the languages of a voice. */
export const voiceLanguagesSchema = z.object({
  labels: z.record(z.string(), z.unknown()).nullish(),
  verified_languages: z
    .array(z.object({ language: z.string(), locale: z.string().nullish() }))
    .nullish(),
});

/**
 * The languages of a voice as BCP 47 codes without repetition: each language, and each of its regions
 * after it, the one that the voice is labelled with first.
 */
export function voiceLanguages(voice: z.infer<typeof voiceLanguagesSchema>): readonly string[] {
  const label = voice.labels?.['language'];
  const codes = [
    ...(typeof label === 'string' ? [label] : []),
    ...(voice.verified_languages ?? []).flatMap(({ language, locale }) => [language, locale ?? '']),
  ];
  return [...new Set(codes.map(asBcp47).filter((code) => CODE.test(code)))];
}

/** The service writes Mandarin's regions by the ISO 639-3 code, as in `cmn-TW`. */
function asBcp47(code: string): string {
  return code.trim().replace(/^cmn(?=-|$)/, 'zh');
}
