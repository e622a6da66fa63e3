import { durationOf } from '../../prompt/duration-section.ts';
import type { WritingRequest } from '../language-model.ts';
import { scriptNotes } from './notes.ts';
import { outlineOf, type Section } from './outline.ts';
import { PHRASES, inTurn, phrase, type Phrases } from './phrases.ts';
import { plainText } from './plain-text.ts';
import { byTemplates } from './relevance.ts';
import { selectSentences } from './select-sentences.ts';
import { spokenLength } from './spoken-length.ts';
import { languageOf } from './text-language.ts';

/** A script that was put together from a document, and what to say about it. */
export interface OfflineScript {
  readonly text: string;
  readonly notes: readonly string[];
}

/** Sentences that one turn or paragraph holds. */
const TURN_SENTENCES = 3;

/**
 * Puts a script together from the sentences of a document, in fixed phrases: nothing is translated and
 * nothing is made up. The same request gives the same script.
 */
export function writeScript({ document, brief }: WritingRequest): OfflineScript {
  const { templateIds, speakers, minutes } = brief;
  const outline = outlineOf(document.text);
  const language = languageOf(`${document.title}\n${document.text}`);
  const phrases = PHRASES[language];
  const title = plainText(document.title);
  const isDialogue = speakers.kind !== 'solo';
  const lines = isDialogue ? dialogueLines : soloLines;
  const { minWords, maxWords } = durationOf(minutes ?? 15);
  const frame = spokenLength(
    lines([], title, phrases)
      .map(({ text }) => text)
      .join('\n'),
  );
  const told = selectSentences(byTemplates(outline, templateIds), templateIds, {
    words: maxWords - frame,
    overhead: (section, said) =>
      said % TURN_SENTENCES === 0 ? turnCost(section, said, isDialogue, phrases) : 0,
  });
  const spoken = lines(told, title, phrases);
  const text = spoken
    .map((line) => (isDialogue ? `${speakers.labels[line.speaker]}: ${line.text}` : line.text))
    .join('\n\n');
  const length = spokenLength(spoken.map((line) => line.text).join('\n'));
  return {
    text,
    notes: scriptNotes({ language, speakers, isShort: minutes !== null && length < minWords }),
  };
}

/** What is said in one go, and by whom: the first speaker explains. */
interface Line {
  readonly speaker: 0 | 1;
  readonly text: string;
}

function soloLines(sections: readonly Section[], title: string, phrases: Phrases): Line[] {
  return [
    phrase(phrases.opening, title),
    ...sections.flatMap(({ heading, sentences }, index) => [
      ...(heading === null ? [] : [phrase(inTurn(phrases.turn, index), heading)]),
      ...inTurns(sentences, phrases),
    ]),
    phrase(phrases.closing, title),
  ].map((text) => ({ speaker: 0, text }));
}

function dialogueLines(sections: readonly Section[], title: string, phrases: Phrases): Line[] {
  const [first, ...others] = sections;
  const hasLead = first?.heading === null;
  const [lead, ...more] = hasLead ? inTurns(first.sentences, phrases) : [];
  const opening = phrase(phrases.opening, title);
  const lines: Line[] = [
    {
      speaker: 0,
      text: lead === undefined ? opening : `${opening}${phrases.separator}${lead}`,
    },
    ...answers(more, (part) => inTurn(phrases.nod, part)),
    ...(hasLead ? others : sections).flatMap(({ heading, sentences }, index) =>
      answers(inTurns(sentences, phrases), (part) =>
        part === 0
          ? phrase(inTurn(phrases.question, index), heading ?? '')
          : inTurn(phrases.nod, index + part),
      ),
    ),
    { speaker: 1, text: phrases.thanks },
    { speaker: 0, text: phrase(phrases.closing, title) },
  ];
  return lines.filter(({ text }) => text !== '');
}

/** Each turn after what the listener says before it. */
function answers(turns: readonly string[], cue: (part: number) => string): Line[] {
  return turns.flatMap((text, part): Line[] => [
    { speaker: 1, text: cue(part) },
    { speaker: 0, text },
  ]);
}

function inTurns(sentences: readonly string[], { separator }: Phrases): string[] {
  const turns: string[] = [];
  for (let start = 0; start < sentences.length; start += TURN_SENTENCES) {
    turns.push(sentences.slice(start, start + TURN_SENTENCES).join(separator));
  }
  return turns;
}

/** The most that it takes to come to a new turn. */
function turnCost(
  { heading }: Section,
  said: number,
  isDialogue: boolean,
  phrases: Phrases,
): number {
  const fixed =
    said > 0 || heading === null
      ? isDialogue
        ? phrases.nod
        : []
      : isDialogue
        ? phrases.question
        : phrases.turn;
  const words = said > 0 ? '' : (heading ?? '');
  return Math.max(0, ...fixed.map((template) => spokenLength(phrase(template, words))));
}
