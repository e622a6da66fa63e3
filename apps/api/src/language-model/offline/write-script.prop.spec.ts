import { BUILT_IN_TEMPLATE_IDS, SCRIPT_DURATIONS } from '@elevendops/contract';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryConfig } from '../../prompt/__fixtures__/arbitrary-config.ts';
import { scriptSpeakers } from '../../prompt/script-speakers.ts';
import type { WritingBrief, WritingRequest } from '../language-model.ts';
import { PHRASES } from './phrases.ts';
import { spokenLength } from './spoken-length.ts';
import { wordsOf } from './words.ts';
import { writeScript } from './write-script.ts';

const brief: fc.Arbitrary<WritingBrief> = fc.record({
  templateIds: fc.array(fc.constantFrom(...BUILT_IN_TEMPLATE_IDS, 'unknown', '__proto__')),
  speakers: arbitraryConfig.map(scriptSpeakers),
  minutes: fc.option(fc.constantFrom(...SCRIPT_DURATIONS.map(({ minutes }) => minutes))),
});

const ENGLISH = ['the', 'eye', 'is', 'washed', 'with', 'water', 'and', 'you', 'rest', 'daily'];
const CHINESE = ['請', '清潔', '傷口', '每天', '休息', '服藥', '回診', '飲食', '睡眠', '不要'];

/** A document of sentences made of known words, below headings. */
const english = documentOf(
  fc
    .array(fc.constantFrom(...ENGLISH), { minLength: 4, maxLength: 14 })
    .map((words) => `${words.join(' ')}.`),
  fc.constantFrom(
    'Before surgery',
    'Warning signs',
    'Diet and exercise',
    'Questions',
    'Your pills',
  ),
  ' ',
);
const chinese = documentOf(
  fc
    .array(fc.constantFrom(...CHINESE), { minLength: 3, maxLength: 12 })
    .map((words) => `${words.join('')}。`),
  fc.constantFrom('術前準備', '警訊', '飲食與運動', '常見問題', '用藥'),
  '',
);

interface Sample {
  readonly text: string;
  readonly sentences: readonly string[];
}

function documentOf(
  sentence: fc.Arbitrary<string>,
  heading: fc.Arbitrary<string>,
  between: string,
): fc.Arbitrary<Sample> {
  const section = fc.record({
    heading,
    sentences: fc.array(sentence, { minLength: 1, maxLength: 60 }),
    asList: fc.boolean(),
  });
  return fc.array(section, { minLength: 1, maxLength: 8 }).map((sections) => ({
    sentences: sections.flatMap(({ sentences }) => sentences),
    text: sections
      .map(({ heading: title, sentences, asList }) =>
        [
          `## ${title}`,
          asList ? sentences.map((item) => `- ${item}`).join('\n') : sentences.join(between),
        ].join('\n'),
      )
      .join('\n\n'),
  }));
}

const requestOf = (text: string, writing: WritingBrief): WritingRequest => ({
  model: 'any',
  prompt: 'any',
  document: { title: 'Title', text },
  brief: writing,
});

/** What is said in each turn, without labels. */
function turnsOf(text: string, labels: readonly string[]): { label: string; said: string }[] {
  return text.split('\n\n').map((line) => {
    const label = labels.find((name) => line.startsWith(`${name}: `)) ?? '';
    return { label, said: label === '' ? line : line.slice(label.length + 2) };
  });
}

describe('writeScript', () => {
  it('says nothing but sentences of the document and fixed phrases', () => {
    fc.assert(
      fc.property(fc.oneof(english, chinese), brief, ({ text, sentences }, writing) => {
        const labels = writing.speakers.kind === 'solo' ? [] : writing.speakers.labels;
        const { text: script } = writeScript(requestOf(text, writing));
        const frames = Object.values(PHRASES)
          .flatMap(({ opening, turn, question, nod, thanks, closing }) => [
            opening,
            ...turn,
            ...question,
            ...nod,
            thanks,
            closing,
          ])
          .filter((frame) => frame !== '');
        const headings = [
          'Title',
          ...text.split('\n').flatMap((line) => line.split('## ')[1] ?? []),
        ];
        const phrases = frames.flatMap((frame) =>
          headings.map((words) => frame.replace('%', words)),
        );
        for (const { said } of turnsOf(script, labels)) {
          let rest = said;
          for (const known of [...sentences, ...phrases].toSorted((a, b) => b.length - a.length)) {
            rest = rest.replaceAll(known, '');
          }
          expect(rest.trim()).toBe('');
        }
      }),
      { numRuns: 60 },
    );
  });

  it('keeps to the length asked for, and reaches it where the document holds enough', () => {
    fc.assert(
      fc.property(fc.oneof(english, chinese), brief, ({ text, sentences }, writing) => {
        const labels = writing.speakers.kind === 'solo' ? [] : writing.speakers.labels;
        const { text: script, notes } = writeScript(requestOf(text, writing));
        const said = turnsOf(script, labels).map((turn) => turn.said);
        const length = spokenLength(said.join('\n'));
        const target = SCRIPT_DURATIONS.find(({ minutes }) => minutes === (writing.minutes ?? 15));
        expect(length).toBeLessThanOrEqual(target?.maxWords ?? 0);
        const material = spokenLength(sentences.join('\n'));
        const isShort = length < (target?.minWords ?? 0);
        if (material >= (target?.maxWords ?? 0)) {
          expect(isShort).toBe(false);
        }
        expect(notes.some((note) => note.includes('does not hold enough'))).toBe(
          isShort && writing.minutes !== null,
        );
      }),
      { numRuns: 60 },
    );
  });

  it('has the labels of its speakers alone; the first begins and ends', () => {
    fc.assert(
      fc.property(fc.oneof(english, chinese), brief, ({ text }, writing) => {
        const { text: script } = writeScript(requestOf(text, writing));
        const every = ['Doctor', 'Patient', 'Speaker 1', 'Speaker 2'];
        const used = turnsOf(script, every).map(({ label }) => label);
        if (writing.speakers.kind === 'solo') {
          expect(new Set(used)).toEqual(new Set(['']));
        } else {
          const [first, second] = writing.speakers.labels;
          expect(used.every((label) => label === first || label === second)).toBe(true);
          expect([used[0], used.at(-1)]).toEqual([first, first]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('is the same for the same request', () => {
    fc.assert(
      fc.property(english, brief, ({ text }, writing) => {
        expect(writeScript(requestOf(text, writing))).toEqual(
          writeScript(structuredClone(requestOf(text, writing))),
        );
      }),
      { numRuns: 30 },
    );
  });

  it('never throws and is never empty, whatever the document is', () => {
    const marks = fc
      .array(
        fc.constantFrom(
          '#',
          '# ',
          '|',
          '-',
          '```',
          '\n',
          ' ',
          'a',
          '病',
          '。',
          '*',
          '[',
          '](',
          ')',
          '>',
        ),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), marks), brief, (text, writing) => {
        expect(writeScript(requestOf(text, writing)).text.trim()).not.toBe('');
      }),
    );
  });

  it('says warning signs even when there is room for little', () => {
    const filler = 'This is a sentence about the eye and nothing else at all. '.repeat(200);
    const text = `## Introduction\n${filler}\n## Warning signs\nCall at once if you see flashes.`;
    const { text: script } = writeScript(
      requestOf(text, {
        templateIds: [],
        speakers: { kind: 'solo', languages: [] },
        minutes: 3,
      }),
    );
    expect(script).toContain('Call at once if you see flashes.');
  });

  it('takes no longer for a hostile document than for any other', () => {
    const hostile = [
      ...['[', '![', '<a', '*_', '|', '![](', '# ', 'e.g. ', '病'],
      // A sentence each, in one paragraph or in one section.
      ...['病。', '1. ', '- a\n'],
    ].map((part) => part.repeat(Math.floor(300_000 / part.length)));
    for (const text of hostile) {
      // Quadratic steps would take minutes: the time limit of the test is the assertion.
      const writing = { templateIds: [], minutes: null } as const;
      writeScript(requestOf(text, { ...writing, speakers: { kind: 'solo', languages: [] } }));
    }
  });
});

describe('wordsOf', () => {
  it('gives pieces that join to the same text, none empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const words = [...wordsOf(text)];
        expect(words.join('')).toBe(text);
        expect(words).not.toContain('');
      }),
    );
    expect([...wordsOf('請清潔傷口。 Wash it!')].length).toBeGreaterThan(4);
  });
});
