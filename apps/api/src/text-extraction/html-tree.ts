/** A piece of markup: an element with its children, or text. */
export type HtmlNode = HtmlElement | string;

/** An element of markup. */
export interface HtmlElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly HtmlNode[];
}

interface OpenElement {
  readonly tag: string;
  readonly attributes: Record<string, string>;
  readonly children: HtmlNode[];
}

const TOKEN = /<(\/?)([a-z][a-z0-9]*)((?: [\w:-]+="[^"<>]*")*)( ?\/)?>|[^<]+|</g;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
};

/**
 * Reads the markup that mammoth writes: every element closed or self-closing, attributes in double
 * quotes, four entities. It is no general HTML parser; what does not fit is taken as text.
 */
export function parseHtml(html: string): readonly HtmlNode[] {
  const root: OpenElement = { tag: '', attributes: {}, children: [] };
  const stack = [root];
  for (const match of html.matchAll(TOKEN)) {
    const [token, slash, tag, attributes, selfClosing] = match;
    const parent = stack.at(-1) ?? root;
    if (tag === undefined) {
      parent.children.push(decodeEntities(token));
    } else if (slash === '/') {
      if (parent.tag === tag) {
        stack.pop();
      }
    } else {
      const element = { tag, attributes: parseAttributes(attributes ?? ''), children: [] };
      parent.children.push(element);
      if (selfClosing === undefined) {
        stack.push(element);
      }
    }
  }
  return root.children;
}

function parseAttributes(source: string): Record<string, string> {
  return Object.fromEntries(
    Array.from(source.matchAll(ATTRIBUTE), ([, name = '', value = '']) => [
      name,
      decodeEntities(value),
    ]),
  );
}

function decodeEntities(text: string): string {
  return text.replace(/&(?:amp|lt|gt|quot);/g, (entity) => ENTITIES[entity] ?? entity);
}
