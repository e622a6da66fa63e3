import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cpuMsOf } from '../../__fixtures__/cpu-ms.ts';
import { chunkText } from './chunk-text.ts';
import { parseDialogue } from './dialogue.ts';
import { planSpeech } from './plan-speech.ts';
import { parseSpeakerLabel, type Speaker } from './speaker-label.ts';
import { toSpokenText } from './spoken-text.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom(...'ab ,.!?。！？，、[]*_#>-|:：`~\n<>()💊病'),
    maxLength: 400,
  }),
  fc
    .array(
      fc.constantFrom(
        'Doctor:',
        '病人：',
        '[pause]',
        'Take it daily.',
        '糖尿病。',
        '\n',
        '**',
        ' ',
      ),
    )
    .map((words) => words.join('')),
);
const word = fc.stringMatching(/^[a-z]{1,8}$/);
const sentence = fc
  .array(word, { minLength: 1, maxLength: 8 })
  .map((words) => `${words.join(' ')}.`);

describe('chunkText', () => {
  it('loses nothing, keeps the limit and cuts no surrogate pair', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 2, max: 120 }), (text, maxLength) => {
        const pieces = chunkText(text, maxLength);
        expect(pieces.join('')).toBe(text);
        for (const piece of pieces) {
          expect(piece).not.toBe('');
          expect(piece.length).toBeLessThanOrEqual(maxLength);
          expect(piece.isWellFormed()).toBe(text.isWellFormed());
        }
      }),
    );
  });

  it('cuts after sentences when each of them fits', () => {
    const chinese = fc.stringMatching(/^[糖尿病血壓藥物飯前]{1,30}$/).map((text) => `${text}。`);
    const sentences = fc.oneof(
      fc.array(sentence.map((text) => `${text[0]?.toUpperCase() ?? ''}${text.slice(1)} `)),
      fc.array(chinese),
    );
    fc.assert(
      fc.property(sentences, (parts) => {
        for (const piece of chunkText(parts.join(''), 80)) {
          expect(piece).toMatch(/[.。]\s*$/u);
        }
      }),
    );
  });

  it('takes as few pieces as the sentences allow', () => {
    const text = 'Take one tablet. '.repeat(100);
    expect(chunkText(text, 170)).toHaveLength(10);
  });

  it('does not cut an audio tag', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.constant('[laughs softly]'))), (words) => {
        for (const piece of chunkText(words.join(' '), 20)) {
          expect(piece.replaceAll('[laughs softly]', '')).not.toMatch(/[[\]]/u);
        }
      }),
    );
  });
});

describe('toSpokenText', () => {
  it('never throws, and adds no words', () => {
    const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(anyText, (text) => {
        expect(letters(toSpokenText(text)).length).toBeLessThanOrEqual(letters(text).length);
      }),
    );
  });

  it('keeps every word of plain sentences', () => {
    fc.assert(
      fc.property(fc.array(sentence), (sentences) => {
        expect(toSpokenText(sentences.join('\n'))).toBe(sentences.join('\n'));
      }),
    );
  });
});

describe('parseDialogue', () => {
  const labels: Readonly<Record<Speaker, readonly string[]>> = {
    1: ['Doctor: ', '**Doctor:** ', 'Speaker 1: ', '醫師：', '講者1：'],
    2: ['Patient: ', '**Patient**: ', 'Speaker 2: ', '病人：', '講者2：'],
  };
  const turn = fc.record({
    speaker: fc.constantFrom<Speaker>(1, 2),
    label: fc.nat(4),
    lines: fc.array(sentence, { minLength: 1, maxLength: 3 }),
  });

  it('gives each speaker what is said, in order, without any label [bug 8]', () => {
    fc.assert(
      fc.property(fc.array(turn), (turns) => {
        const script = turns
          .map(({ speaker, label, lines }) => `${labels[speaker][label] ?? ''}${lines.join('\n')}`)
          .join('\n\n');
        const words = (text: string) => text.split(/\s+/u).filter((part) => part !== '');
        const spoken = parseDialogue(script).flatMap(({ speaker, text }) =>
          words(text).map((part) => [speaker, part]),
        );
        expect(spoken).toEqual(
          turns.flatMap(({ speaker, lines }) =>
            words(lines.join(' ')).map((part) => [speaker, part]),
          ),
        );
      }),
    );
  });

  it('never throws, and never gives a turn without words', () => {
    fc.assert(
      fc.property(anyText, (script) => {
        for (const { text } of parseDialogue(script)) {
          expect(text.trim()).toBe(text);
          expect(text).toMatch(/[\p{L}\p{N}]/u);
        }
      }),
    );
  });

  it('takes a script of 50,000 marks in no time', () => {
    for (const mark of [
      '*',
      '[',
      '<!--',
      '_',
      '`',
      '- ',
      '> ',
      '(',
      '|',
      'Doctor:',
      '[](',
      '<a ',
    ]) {
      const script = mark.repeat(Math.floor(50_000 / mark.length));
      const spentMs = cpuMsOf(() => {
        parseSpeakerLabel(script);
        planSpeech(script, { voices: { 1: 'a', 2: 'b' }, maxCharacters: 2_500 });
      });
      expect(spentMs, mark).toBeLessThan(4_000);
    }
  });
});

describe('planSpeech', () => {
  it('keeps the limit of each call, with the neighbours as context', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 10, max: 200 }), (script, maxCharacters) => {
        const plan = planSpeech(script, { voices: { 1: 'one', 2: 'two' }, maxCharacters });
        for (const [index, { text, previousText, nextText }] of plan.entries()) {
          expect(text.length).toBeLessThanOrEqual(maxCharacters);
          expect(text.trim()).not.toBe('');
          expect(previousText === undefined).toBe(index === 0);
          expect(nextText === undefined).toBe(index === plan.length - 1);
        }
      }),
    );
  });

  it('speaks a whole dialogue in one call when one voice speaks both parts', () => {
    const script = 'Doctor: Hello.\nPatient: Hi.\nDoctor: Bye.';
    const voices = { 1: 'same', 2: 'same' };
    expect(planSpeech(script, { voices, maxCharacters: 100 })).toEqual([
      { voiceId: 'same', text: 'Hello.\n\nHi.\n\nBye.' },
    ]);
  });
});
