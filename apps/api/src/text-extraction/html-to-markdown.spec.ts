import { describe, expect, it } from 'vitest';
import { htmlToMarkdown } from './html-to-markdown.ts';

describe('htmlToMarkdown', () => {
  it.each([
    ['headings', '<h1>氣喘 Asthma</h1><h3>Care</h3><h2></h2>', '# 氣喘 Asthma\n\n### Care'],
    ['paragraphs', '<p>One.</p><p> </p><p>Two <em>words</em>.</p>', 'One.\n\nTwo words.'],
    ['line breaks', '<p>One,<br />two.</p>', 'One,  \ntwo.'],
    ['words outside blocks', 'One <p>two</p> three', 'One\n\ntwo\n\nthree'],
    ['lists', '<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>', '- a\n- b\n  - c'],
    ['numbered lists', '<ol><li>a<ol><li>b</li></ol></li><li>c</li></ol>', '1. a\n   1. b\n2. c'],
    ['paragraphs in a list', '<ul><li><p>a</p><p>b</p></li></ul>', '- a\n\n  b'],
    ['quotations', '<blockquote><p>a</p><p>b</p></blockquote>', '> a\n> \n> b'],
    ['strong words', '<p>Take <strong>one </strong>now</p>', 'Take **one** now'],
    ['strong Chinese words', '<p><strong>注意</strong>：飯後</p>', '**注意**：飯後'],
    ['struck-out words', '<p><s>5 mg</s> 10 mg</p>', '~~5 mg~~ 10 mg'],
    ['links', '<p><a href="https://a.example/x">Site</a></p>', '[Site](https://a.example/x)'],
    ['links of other kinds', '<p><a href="javascript:alert(1)">Site</a></p>', 'Site'],
    [
      'powers',
      '<p>10<sup>9</sup>/L, CO<sub>2</sub>, 1<sup>st</sup>, X<sup>®</sup></p>',
      '10⁹/L, CO₂, 1^st, X®',
    ],
    ['descriptions of pictures', '<p><img alt="An inhaler" src="" /></p>', 'An inhaler'],
  ])('keeps %s', (_what, html, markdown) => {
    expect(htmlToMarkdown(html)).toBe(markdown);
  });

  it('leaves a mark out where Markdown would show it as a star', () => {
    expect(htmlToMarkdown('<p><strong>注意：</strong>飯後</p>')).toBe('注意：飯後');
  });

  it('writes tables with the first row as header', () => {
    const html =
      '<table><thead><tr><th><p>Flow | 流速</p></th><th><p>Do</p></th></tr></thead>' +
      '<tbody><tr><td><p>80 %</p><p>or less</p></td><td><p>Call</p></td></tr></tbody></table>';
    expect(htmlToMarkdown(html)).toBe(
      '| Flow \\| 流速 | Do |\n| --- | --- |\n| 80 % or less | Call |',
    );
  });

  it('repeats a cell over several rows in each of them', () => {
    const html = '<table><tr><td rowspan="2">Drug</td><td>a</td></tr><tr><td>b</td></tr></table>';
    expect(htmlToMarkdown(html)).toBe('| Drug | a |\n| --- | --- |\n| Drug | b |');
  });

  it('takes a table of one cell for a frame around text', () => {
    expect(htmlToMarkdown('<table><tr><td><p>a</p><p>b</p></td></tr></table>')).toBe('a\n\nb');
  });

  it('numbers footnotes without links into the document', () => {
    const html =
      '<p>Text<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup></p>' +
      '<ol><li id="footnote-1"><p> Source. <a href="#footnote-ref-1">↑</a></p></li></ol>';
    expect(htmlToMarkdown(html)).toBe('Text[1]\n\n1. Source.');
  });

  it.each([
    ['# of tablets', '\\# of tablets'],
    ['&gt; 140 mmHg', '\\> 140 mmHg'],
    ['2*3*4', '2\\*3\\*4'],
    ['10~20 mg, 2~3 times', '10\\~20 mg, 2\\~3 times'],
    ['_x_ and snake_case', '\\_x\\_ and snake_case'],
    ['&lt;b&gt; and &lt; 5', '\\<b> and < 5'],
    ['[a](b) and [註1]', '[a\\](b) and [註1]'],
    ['1. typed', '1. typed'],
  ])('escapes %j only where Markdown would read more into it', (text, markdown) => {
    expect(htmlToMarkdown(`<p>${text}</p>`)).toBe(markdown);
  });
});
