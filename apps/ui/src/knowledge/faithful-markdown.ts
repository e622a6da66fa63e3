/** The part of a Markdown tree's node that this module reads or writes. */
interface MarkdownNode {
  readonly type: string;
  readonly url?: string;
  readonly title?: string | null;
  readonly lang?: string | null;
  readonly position?: { readonly start: Place; readonly end: Place };
  value?: string;
  depth?: number;
  align?: (string | null)[];
  children?: MarkdownNode[];
  data?: { hProperties?: Record<string, unknown> };
}

interface Place {
  readonly offset?: number;
}

interface MarkdownProcessor {
  data(): object;
}

/** What the reading of a part must know about the whole text. */
export interface FaithfulOptions {
  /** The depths of headings that the text uses. */
  readonly headingDepths: readonly number[];
}

// What Markdown would leave out, move to the end, or take for something else: tags and comments;
// `[Note]: daily`; footnotes; `> 38 °C`; an indented paragraph; `[x]`.
const LITERAL_CONSTRUCTS = [
  'htmlFlow',
  'htmlText',
  'definition',
  'gfmFootnoteDefinition',
  'gfmFootnoteCall',
  'gfmPotentialFootnoteCall',
  'blockQuote',
  'codeIndented',
  'tasklistCheck',
];

/** The heading of the dialog around a text is of level 2. */
const FIRST_HEADING_LEVEL = 3;
const LAST_HEADING_LEVEL = 6;
/** A higher number at the start of a line is a year or an amount, and not the place in a list. */
const HIGHEST_LIST_NUMBER = 999;
const DEEPEST_NESTING = 24;

const WEB_ADDRESS = /^(https?:\/\/|mailto:)/iu;
const EMPHASIS = new Set(['emphasis', 'strong', 'delete']);
const BLOCKS = new Set(['heading', 'list']);

/**
 * Reads Markdown as it is meant in a text that may be none: every word and number is shown, in its place.
 * What Markdown would hide stays as it was written, lines stay lines, and list items keep their numbers.
 */
export function faithfulMarkdown(this: MarkdownProcessor, options: FaithfulOptions) {
  const data: { micromarkExtensions?: unknown[] } = this.data();
  data.micromarkExtensions = [
    ...(data.micromarkExtensions ?? []),
    { disable: { null: LITERAL_CONSTRUCTS } },
  ];
  return (tree: MarkdownNode, file: { readonly value: unknown }): void => {
    const text = String(file.value);
    tree.children = shownAll(tree, { ...options, text }, 0);
  };
}

interface Whole extends FaithfulOptions {
  readonly text: string;
}

function shownAll(parent: MarkdownNode, whole: Whole, nesting: number): MarkdownNode[] {
  return (parent.children ?? []).flatMap((child) => shown(child, whole, nesting + 1));
}

function shown(node: MarkdownNode, whole: Whole, nesting: number): MarkdownNode[] {
  const { text } = whole;
  if (node.type === 'text') {
    return linesOf(node.value ?? '');
  }
  const source = sourceOf(node, text);
  if (nesting > DEEPEST_NESTING || isMisread(node, source, text)) {
    return asWritten(node, source);
  }
  if (node.type === 'listItem') {
    const number = numberOf(source);
    node.data = number === null ? {} : { hProperties: { value: number } };
  } else if (node.type === 'table') {
    keepLongRows(node);
  } else if (node.type === 'heading') {
    node.depth = levelOf(node.depth ?? 1, whole.headingDepths);
  }
  if (node.children !== undefined) {
    node.children = shownAll(node, whole, nesting);
  }
  return [node];
}

function isMisread(node: MarkdownNode, source: string, text: string): boolean {
  switch (node.type) {
    case 'link':
      return !WEB_ADDRESS.test(node.url ?? '') || (node.title ?? '') !== '';
    case 'code':
      return (node.lang ?? '') !== '';
    case 'heading':
      return node.children?.length === 0;
    case 'list':
      return (node.children ?? []).some(
        (item) => (numberOf(sourceOf(item, text)) ?? 0) > HIGHEST_LIST_NUMBER,
      );
    default:
      return EMPHASIS.has(node.type) && isArithmetic(node, source, text);
  }
}

/** `2*3 and 4*5` or `10**9`: the marks stand between numbers or letters. */
function isArithmetic(node: MarkdownNode, source: string, text: string): boolean {
  const [before, after] = [
    text.charAt((node.position?.start.offset ?? 0) - 1),
    text.charAt(node.position?.end.offset ?? text.length),
  ];
  const [, first = '', last = ''] = /^[*_~]+(.).*?(.)[*_~]+$/su.exec(source) ?? [];
  return [
    [before, first],
    [after, last],
  ].some(
    ([outside = '', inside = '']) =>
      /\d/u.test(outside) || (/[a-z]/iu.test(outside) && /[\da-z]/iu.test(inside)),
  );
}

function asWritten(node: MarkdownNode, source: string): MarkdownNode[] {
  if (node.type === 'code') {
    return [{ type: 'code', value: source }];
  }
  const lines = linesOf(source);
  return BLOCKS.has(node.type) ? [{ type: 'paragraph', children: lines }] : lines;
}

function linesOf(text: string): MarkdownNode[] {
  return text
    .split(/\r\n|\r|\n/u)
    .flatMap((line, index) => [
      ...(index === 0 ? [] : [{ type: 'break' }]),
      { type: 'text', value: line },
    ]);
}

function sourceOf(node: MarkdownNode, text: string): string {
  return text.slice(node.position?.start.offset ?? 0, node.position?.end.offset ?? 0);
}

function numberOf(listItem: string): number | null {
  const digits = /^\d+/u.exec(listItem)?.[0];
  return digits === undefined ? null : Number(digits);
}

/** Cells beyond the heading row would be left out. */
function keepLongRows(table: MarkdownNode): void {
  const widest = Math.max(0, ...(table.children ?? []).map((row) => row.children?.length ?? 0));
  const align = table.align ?? [];
  table.align = Array.from({ length: widest }, (_, index) => align[index] ?? null);
}

/** Gives headings the levels below the dialog's, without gaps, whatever levels the text uses. */
function levelOf(depth: number, depths: readonly number[]): number {
  const higher = depths.filter((other) => other < depth).length;
  return Math.min(LAST_HEADING_LEVEL, FIRST_HEADING_LEVEL + higher);
}
