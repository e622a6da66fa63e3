import { escapeLinkText, escapeMarkdown } from './escape-markdown.ts';
import type { HtmlNode } from './html-tree.ts';
import { subscript, superscript } from './raised-text.ts';

interface Segment {
  readonly text: string;
  readonly strong: boolean;
  readonly deleted: boolean;
  readonly href: string | null;
}

type Style = Omit<Segment, 'text'>;

const PLAIN: Style = { strong: false, deleted: false, href: null };
/**
 * The words of a block in one line (several where it has line breaks): strong and struck-out words and
 * links keep their marks; italics and underlines, which only decorate, do not.
 */
export function inlineMarkdown(nodes: readonly HtmlNode[]): string {
  const segments = nodes.flatMap((node) => segmentsOf(node, PLAIN));
  const text = runsOf(mergeSpaces(segments))
    .map((run, index, runs) =>
      renderRun(run, lastCharacter(runs[index - 1]), firstCharacter(runs[index + 1])),
    )
    .join('');
  return text
    .split('\n')
    .map((line) => line.trim())
    .join('\n')
    .trim();
}

function segmentsOf(node: HtmlNode, style: Style): Segment[] {
  if (typeof node === 'string') {
    return [{ ...style, text: node.replace(/\n/g, ' ') }];
  }
  const inside = (change: Partial<Style>): Segment[] =>
    node.children.flatMap((child) => segmentsOf(child, { ...style, ...change }));
  switch (node.tag) {
    case 'br':
      return [{ ...style, text: '\n' }];
    case 'img':
      return [{ ...style, text: node.attributes['alt'] ?? '' }];
    case 'strong':
      return inside({ strong: true });
    case 's':
      return inside({ deleted: true });
    case 'sup':
      return [{ ...style, text: superscript(plainText(node)) }];
    case 'sub':
      return [{ ...style, text: subscript(plainText(node)) }];
    case 'a': {
      const href = node.attributes['href'] ?? '';
      if (href.startsWith('#')) {
        // Mammoth leads from a footnote back to its place in the text.
        return plainText(node) === '↑' ? [] : inside({});
      }
      return inside(isSafeLink(href) ? { href } : {});
    }
    default:
      return inside({});
  }
}

function plainText(node: HtmlNode): string {
  return typeof node === 'string' ? node : node.children.map(plainText).join('');
}

function isSafeLink(href: string): boolean {
  return /^(?:https?:\/\/|mailto:|tel:)[^\s<>()\\]+$/i.test(href);
}

function mergeSpaces(segments: readonly Segment[]): Segment[] {
  const merged: Segment[] = [];
  let endsInSpace = true;
  for (const segment of segments) {
    let text = segment.text.replace(/[^\S\n]+/g, ' ').replace(/ ?\n ?/g, '\n');
    if (endsInSpace) {
      text = text.replace(/^ /, '');
    }
    if (text === '') {
      continue;
    }
    endsInSpace = /[ \n]$/.test(text);
    const last = merged.at(-1);
    if (last !== undefined && sameStyle(last, segment)) {
      merged[merged.length - 1] = { ...last, text: last.text + text };
    } else {
      merged.push({ ...segment, text });
    }
  }
  return merged;
}

function sameStyle(one: Style, other: Style): boolean {
  return one.strong === other.strong && one.deleted === other.deleted && one.href === other.href;
}

/** Neighbours that are all strong, or all not. */
function runsOf(segments: readonly Segment[]): Segment[][] {
  const runs: Segment[][] = [];
  for (const segment of segments) {
    const run = runs.at(-1);
    if (run?.[0]?.strong === segment.strong) {
      run.push(segment);
    } else {
      runs.push([segment]);
    }
  }
  return runs;
}

function renderRun(run: readonly Segment[], before: string, after: string): string {
  const content = run.map(renderSegment).join('');
  if (run[0]?.strong !== true) {
    return content;
  }
  const words = content.trim();
  const [leading = ''] = /^\s*/.exec(content) ?? [];
  const trailing = content.slice(leading.length + words.length);
  const opens = canMark(leading.at(-1) ?? before, Array.from(words)[0] ?? '');
  const closes = canMark(trailing.at(0) ?? after, Array.from(words).at(-1) ?? '');
  return words !== '' && opens && closes && !words.includes('\n')
    ? `${leading}**${words}**${trailing}`
    : content;
}

/** CommonMark takes `**` between a letter and punctuation for text; that is common in Chinese. */
function canMark(outside: string, inside: string): boolean {
  return !isPunctuation(inside) || outside === '' || /^\s$/.test(outside) || isPunctuation(outside);
}

function isPunctuation(character: string): boolean {
  return /^[\p{P}\p{S}]$/u.test(character);
}

function renderSegment(segment: Segment): string {
  const escaped =
    segment.href === null ? escapeMarkdown(segment.text) : escapeLinkText(segment.text);
  const words = escaped.trim();
  if (words === '') {
    return escaped;
  }
  const start = escaped.indexOf(words);
  const marked = segment.deleted ? `~~${words}~~` : words;
  const linked = segment.href === null ? marked : `[${marked}](${segment.href})`;
  return escaped.slice(0, start) + linked + escaped.slice(start + words.length);
}

function lastCharacter(run: readonly Segment[] | undefined): string {
  return Array.from(run?.at(-1)?.text ?? '').at(-1) ?? '';
}

function firstCharacter(run: readonly Segment[] | undefined): string {
  return Array.from(run?.[0]?.text ?? '')[0] ?? '';
}
