import { LANGUAGES, type ScriptLanguage } from '@elevendops/contract';
import { exampleLine } from './example-lines.ts';
import type { ScriptSpeakers } from './script-speakers.ts';

type Languages = readonly ScriptLanguage[];

/** The part of a prompt that says which languages are spoken; null when the document's is meant. */
export function languageSection(speakers: ScriptSpeakers): string | null {
  if (speakers.kind === 'language-dialogue') {
    return dialogueLanguages(speakers.labels, speakers.languages);
  }
  const { languages } = speakers;
  const [first, second] = languages;
  if (first === undefined) {
    return null;
  }
  return second === undefined ? oneLanguage(first) : severalLanguages(languages, [first, second]);
}

/** What a language is called in a prompt. */
export function languageName(code: ScriptLanguage): string {
  const { english, native } = LANGUAGES[code];
  return english === native ? english : `${english} (${native})`;
}

const WORDED: Partial<Record<ScriptLanguage, string>> = {
  en: 'Write the whole script in clear, everyday English.',
  'zh-TW':
    'Write the whole script in Traditional Chinese (繁體中文) as it is spoken in Taiwan, with the medical words used there. Never use Simplified characters.',
  'zh-CN':
    'Write the whole script in Simplified Chinese (简体中文) as it is spoken in mainland China, with the medical words used there. Never use Traditional characters.',
};

function oneLanguage(code: ScriptLanguage): string {
  const sentence = WORDED[code] ?? `Write the whole script in ${languageName(code)}.`;
  return `# Language

${sentence} Translate whatever the document has in another language; audio tags stay in English.`;
}

function severalLanguages(
  languages: Languages,
  [first, second]: readonly [ScriptLanguage, ScriptLanguage],
): string {
  return `# Languages

The script is spoken in ${inWords(languages)}, sentence by sentence:

- Say each sentence in ${languageName(first)}, then at once the same in ${inWords(languages.slice(1))}, with [pause] between the languages.
- All languages say the same, no more and no less. None is a summary of another.
- Translate whatever the document has in another language; audio tags stay in English.

Example of the form: ${exampleLine(first)} [pause] ${exampleLine(second)}`;
}

function dialogueLanguages(
  labels: readonly [string, string],
  [first, second]: readonly [Languages, Languages],
): string {
  return `# Languages of the conversation

- ${speakerRule(labels[0], first)}
- ${speakerRule(labels[1], second)}
- Both understand each other; nobody remarks on the languages.
- Translate whatever the document has in another language; audio tags and labels stay in English.

Example of the form:
${labels[0]}: ${exampleOf(first)}
${labels[1]}: ${exampleOf(second)}`;
}

function speakerRule(label: string, languages: Languages): string {
  const [only, ...more] = languages;
  return only !== undefined && more.length === 0
    ? `${label} speaks ${languageName(only)} and only this language.`
    : `${label} says each sentence in ${inWords(languages)}, one after the other with [pause] between, and the same in each.`;
}

function exampleOf(languages: Languages): string {
  return languages.slice(0, 2).map(exampleLine).join(' [pause] ');
}

function inWords(languages: Languages): string {
  const names = languages.map(languageName);
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(', ')} and ${last}`;
}
