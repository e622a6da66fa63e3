import { escapeLineStarts } from './escape-markdown.ts';
import { parseHtml, type HtmlElement, type HtmlNode } from './html-tree.ts';
import { inlineMarkdown } from './inline-markdown.ts';
import { markdownTable, type TableCell } from './markdown-table.ts';

const BLOCK_TAGS = new Set([
  'p',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'ul',
  'ol',
  'table',
  'blockquote',
  'div',
]);

/** The markup that mammoth makes of a Word document, as Markdown. */
export function htmlToMarkdown(html: string): string {
  return blocksOf(parseHtml(html)).join('\n\n');
}

/** The blocks among `nodes`; words between blocks are paragraphs of their own. */
function blocksOf(nodes: readonly HtmlNode[]): string[] {
  const blocks: string[] = [];
  let inline: HtmlNode[] = [];
  const endParagraph = (): void => {
    blocks.push(paragraph(inline));
    inline = [];
  };
  for (const node of nodes) {
    if (isBlock(node)) {
      endParagraph();
      blocks.push(...renderBlock(node));
    } else {
      inline.push(node);
    }
  }
  endParagraph();
  return blocks.filter((block) => block !== '');
}

function isBlock(node: HtmlNode): node is HtmlElement {
  return typeof node !== 'string' && BLOCK_TAGS.has(node.tag);
}

function renderBlock(element: HtmlElement): string[] {
  switch (element.tag) {
    case 'h1':
    case 'h2':
    case 'h3':
    case 'h4':
    case 'h5':
    case 'h6':
      return [heading(Number(element.tag.slice(1)), element.children)];
    case 'ul':
    case 'ol':
      return [list(element)];
    case 'table':
      return table(element);
    case 'blockquote':
      return [prefixLines(blocksOf(element.children).join('\n\n'), '> ')];
    default:
      return blocksOf(element.children);
  }
}

function paragraph(nodes: readonly HtmlNode[]): string {
  // Two spaces are Markdown's line break.
  return escapeLineStarts(inlineMarkdown(nodes)).replace(/\n+/g, '  \n');
}

function heading(level: number, nodes: readonly HtmlNode[]): string {
  const words = inlineMarkdown(nodes).replace(/\n+/g, ' ');
  // A `#` at the end would be taken for the closing mark of the heading.
  return words === '' ? '' : `${'#'.repeat(level)} ${words.replace(/(#+)$/, '\\$1')}`;
}

function list(element: HtmlElement): string {
  const items = element.children.filter((child) => typeof child !== 'string');
  const blocks = items.map((item) => blocksOf(item.children)).filter((item) => item.length > 0);
  return blocks
    .map((item, index) => {
      const marker = element.tag === 'ol' ? `${String(index + 1)}. ` : '- ';
      // A list in an item follows its words directly; any other block after a blank line.
      const content = item.reduce((above, block) =>
        isListBlock(block) ? `${above}\n${block}` : `${above}\n\n${block}`,
      );
      return marker + indentLines(content, ' '.repeat(marker.length));
    })
    .join('\n');
}

function isListBlock(block: string): boolean {
  return /^(?:- |1\. )/.test(block);
}

function table(element: HtmlElement): string[] {
  const rows = rowsOf(element);
  const only = rows.length === 1 && rows[0]?.length === 1 ? rows[0][0] : undefined;
  if (only !== undefined) {
    // A table of one cell is a frame around text.
    return blocksOf(only.children);
  }
  return [markdownTable(rows.map((row) => row.map(toCell)))];
}

function rowsOf(node: HtmlElement): HtmlElement[][] {
  return node.children.flatMap((child) => {
    if (typeof child === 'string') {
      return [];
    }
    return child.tag === 'tr'
      ? [child.children.filter((cell) => typeof cell !== 'string')]
      : rowsOf(child);
  });
}

function toCell(element: HtmlElement): TableCell {
  return {
    text: blocksOf(element.children).join(' '),
    columns: Number(element.attributes['colspan'] ?? 1),
    rows: Number(element.attributes['rowspan'] ?? 1),
  };
}

function indentLines(text: string, indent: string): string {
  return text.replace(/\n(?=[^\n])/g, `\n${indent}`);
}

function prefixLines(text: string, prefix: string): string {
  return text === '' ? '' : prefix + text.replace(/\n/g, `\n${prefix}`);
}
