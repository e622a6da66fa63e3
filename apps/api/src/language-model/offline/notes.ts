import type { ScriptSpeakers } from '../../prompt/script-speakers.ts';
import { languageName } from '../../prompt/language-rules.ts';
import type { PhraseLanguage } from './text-language.ts';

/** What the notes depend on. */
export interface NoteFacts {
  /** Of the document, and so of the script. */
  readonly language: PhraseLanguage;
  readonly speakers: ScriptSpeakers;
  /** Whether the document had too little for the length asked for. */
  readonly isShort: boolean;
}

const OFFLINE =
  'Written offline: the sentences of the document in fixed phrases. Instructions and custom templates need a language model (GOOGLE_API_KEY).';
const SHORT = 'The document does not hold enough for the length asked for.';

/** What a reader of an offline script should know. */
export function scriptNotes({ language, speakers, isShort }: NoteFacts): string[] {
  const asked = new Set(speakers.languages.flat());
  const foreign = [...asked].filter((code) => !isSpoken(code, language));
  return [
    OFFLINE,
    ...(foreign.length === 0
      ? []
      : [
          `Nothing is translated offline: the script stays in the language of the document, not in ${foreign.map(languageName).join(', ')}.`,
        ]),
    ...(isShort ? [SHORT] : []),
  ];
}

function isSpoken(code: string, language: PhraseLanguage): boolean {
  return code === language || (code === 'zh' && language.startsWith('zh'));
}
