import { render } from '@testing-library/react';
import { I18nextProvider } from 'react-i18next';
import { describe, expect, it } from 'vitest';
import { createI18n } from '../i18n/create-i18n.ts';
import { DocumentText } from './document-text.tsx';

const i18n = await createI18n('en');
await i18n.loadNamespaces('knowledge');

function show(text: string): HTMLElement {
  return render(
    <I18nextProvider i18n={i18n}>
      <DocumentText text={text} />
    </I18nextProvider>,
  ).container;
}

function outline(view: HTMLElement): readonly string[] {
  return [...view.querySelectorAll('h1,h2,h3,h4,h5,h6')].map(
    ({ tagName, textContent }) => `${tagName} ${textContent}`,
  );
}

describe('DocumentText', () => {
  it('keeps headings that repeat or look like numbers, in their places', () => {
    const view = show('# B\n\nfirst\n\n## 10\n\nten\n\n## 2\n\ntwo\n\n# B\n\nlast');
    expect(outline(view)).toEqual(['H3 B', 'H4 10', 'H4 2', 'H3 B']);
    expect(view.textContent.replaceAll(/\s+/gu, ' ').trim()).toBe('B first 10 ten 2 two B last');
  });

  it('ranks headings without gaps below the title of the dialog', () => {
    expect(outline(show('## A\n\n##### B\n\n###### C'))).toEqual(['H3 A', 'H4 B', 'H5 C']);
  });

  it('shows a text without headings as prose, line by line', () => {
    const view = show('Take one tablet.\nDrink water.\n\nCall us at 38 °C.');
    expect(outline(view)).toEqual([]);
    expect([...view.querySelectorAll('p')].map(({ innerHTML }) => innerHTML)).toEqual([
      'Take one tablet.<br>\nDrink water.',
      'Call us at 38 °C.',
    ]);
  });

  it('formats emphasis, lists, tables and links to the web', () => {
    const view = show(
      '**no** *more*\n\n- a\n- b\n\n|x|y|\n|-|-|\n|1|2|\n\n[w](https://example.org)',
    );
    expect(view.querySelector('strong')?.textContent).toBe('no');
    expect(view.querySelector('em')?.textContent).toBe('more');
    expect(view.querySelectorAll('ul > li')).toHaveLength(2);
    expect([...view.querySelectorAll('td')].map((cell) => cell.textContent)).toEqual(['1', '2']);
    expect(view.querySelector('a')?.outerHTML).toBe(
      '<a href="https://example.org" target="_blank" rel="noopener noreferrer nofollow">w</a>',
    );
  });

  it('keeps the numbers of list items', () => {
    const items = show('3. a\n5. b\n9. c').querySelectorAll('li');
    expect([...items].map(({ value }) => value)).toEqual([3, 5, 9]);
  });

  it('keeps the cells of a row that is longer than the first', () => {
    const cells = show('|a|\n|-|\n|1|2|3|').querySelectorAll('td');
    expect([...cells].map(({ textContent }) => textContent)).toEqual(['', '', '1', '2', '3']);
  });

  it.each([
    'Take <dose> mg <!-- twice -->',
    '<b>bold</b>',
    '[Note]: daily',
    'See[^1]\n[^1]: the leaflet',
    '> 38.5 °C: call us',
    '5~10 mg, 2~3 times',
    '2*3 mg and 4*5 mg',
    '每次5*粒，每日3*次',
    '10**9/L and 10**6/L',
    '[x] done',
    '[ibuprofen](400mg)',
    '[w](https://example.org "5 mg")',
    '2024. Then it ended',
    '#',
  ])('shows %j as it was written', (text) => {
    expect(show(text).textContent).toBe(text);
  });

  it('lets no markup, script or remote picture of a text through', () => {
    const view = show(
      '# <i>Title</i>\n\na <img src=x onerror=alert(1)>\n\n<script>alert(2)</script>\n\n' +
        '[b](javascript:alert(3)) ![cat](https://example.org/cat.png)',
    );
    expect(view.querySelectorAll('img, script, iframe, i, a, [onerror]')).toHaveLength(0);
    expect(view.textContent).toContain('<script>alert(2)</script>');
    expect(view.textContent).toContain('[b](javascript:alert(3)) [Picture: cat]');
  });

  it('shows a text of nothing but nested lists', () => {
    expect(show(`${'- '.repeat(500)}deep`).textContent).toContain('deep');
  });
});
