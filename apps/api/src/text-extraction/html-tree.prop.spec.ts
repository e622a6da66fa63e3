import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseHtml, type HtmlNode } from './html-tree.ts';

function escape(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;');
}

function write(node: HtmlNode): string {
  if (typeof node === 'string') {
    return escape(node);
  }
  const attributes = Object.entries(node.attributes)
    .map(([name, value]) => ` ${name}="${escape(value)}"`)
    .join('');
  return node.tag === 'br'
    ? `<br${attributes} />`
    : `<${node.tag}${attributes}>${node.children.map(write).join('')}</${node.tag}>`;
}

const words = fc.string({ minLength: 1 });
const attributes = fc.dictionary(fc.constantFrom('href', 'id', 'colspan'), fc.string(), {
  noNullPrototype: true,
});
const { node } = fc.letrec<{ node: HtmlNode }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    words,
    fc.record({ tag: fc.constant('br'), attributes, children: fc.constant<HtmlNode[]>([]) }),
    fc.record({
      tag: fc.constantFrom('p', 'h1', 'ul', 'li', 'table', 'strong'),
      attributes,
      // Two texts beside each other would be read as one.
      children: fc
        .array(tie('node'), { maxLength: 3 })
        .map((children) =>
          children.filter(
            (child, index) => typeof child !== 'string' || typeof children[index - 1] !== 'string',
          ),
        ),
    }),
  ),
}));

describe('parseHtml', () => {
  it('reads back any tree in the form that mammoth writes', () => {
    fc.assert(
      fc.property(node, (tree) => {
        expect(parseHtml(write(tree))).toEqual([tree]);
      }),
    );
  });

  it('never throws, and takes what is not such markup for text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '>', '/', 'p', ' ', '"', '=', '&', 'a') }),
        (text) => {
          expect(Array.isArray(parseHtml(text))).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
    expect(parseHtml('1 < 2 &nbsp; <P> <p')).toEqual([
      '1 ',
      '<',
      ' 2 &nbsp; ',
      '<',
      'P> ',
      '<',
      'p',
    ]);
  });
});
