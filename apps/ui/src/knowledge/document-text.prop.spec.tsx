import { cleanup, render } from '@testing-library/react';
import fc from 'fast-check';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import { shownWords, wordsOf } from '../__fixtures__/shown-words.ts';
import { createI18n } from '../i18n/create-i18n.ts';
import { DocumentText } from './document-text.tsx';

const i18n = await createI18n('en');

function show(text: string): HTMLElement {
  cleanup();
  return render(
    <I18nextProvider i18n={i18n}>
      <DocumentText text={text} />
    </I18nextProvider>,
  ).container;
}

const word = fc.constantFrom('Dose', 'aspirin', '劑量', 'mg', 'x', '5', '10', '2026', 'ß');
const heading = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom('Dose', '2', '10', '1', 'Dose 2'))
  .map(([level, title]) => `${'#'.repeat(level)} ${title}`);
const sentence = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '));
const item = fc
  .tuple(fc.constantFrom('- ', '* ', '+ ', '1. ', '7. ', '3) ', '2024. '), sentence)
  .map((parts) => parts.join(''));
const long = 'aspirin 5 mg, '.repeat(400);
const line = fc.oneof(heading, sentence, item, fc.constant(''));
const document_ = fc
  .array(fc.oneof({ arbitrary: line, weight: 30 }, fc.constant(long)), { maxLength: 20 })
  .map((lines) => lines.join('\n'));

const mark = fc.constantFrom(
  ...['*', '**', '_', '~', '~~', '`', '```', '#', '# ', '- ', '+ ', '> ', '>', '<', '</', '<!--'],
  ...['-->', '|', '|-|-|', '---', '===', '[', ']', ']: ', '](', ')', '!', '^', '[^', ': ', '\\'],
  ...['"', "'", ' ', '    ', '\t', '\n', '\n\n', '\r\n', '. ', ') ', '[x] ', '.', '://'],
);
const anything = fc.array(fc.oneof(word, mark), { maxLength: 40 }).map((parts) => parts.join(''));

describe('DocumentText', () => {
  it('shows the words of every line in order, whatever the headings are called', () => {
    fc.assert(
      fc.property(document_, (text) => {
        expect(shownWords(show(text))).toEqual(wordsOf(text));
      }),
    );
  });

  it('shows every word in order, whatever Markdown the text happens to contain', () => {
    fc.assert(
      fc.property(anything, (text) => {
        expect(shownWords(show(text)).join('')).toBe(wordsOf(text).join(''));
      }),
      { numRuns: 1000 },
    );
  });
});
