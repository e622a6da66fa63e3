import { Document, isMap, isNode, isSeq, visit, type Node } from 'yaml';
import { isReadOtherwise } from './yaml-1-1.ts';

/** What stands in a rendered file besides its data. */
export interface RenderYamlOptions {
  /** Lines above the data, without their `#`. */
  readonly header: readonly string[];
  /** Why a thing is as it is, above it, by its path: `spec.template.spec.containers.0.env`. */
  readonly comments?: Readonly<Record<string, string>>;
}

/**
 * Data as YAML: the same text for the same data, every string in quotes (gcloud reads YAML 1.1, where
 * `no`, `0640` and `12:30` are something else), no anchors, no folded lines.
 *
 * @throws RangeError when a comment has no place
 */
export function renderYaml(data: unknown, options: RenderYamlOptions): string {
  const document = new Document(data, { aliasDuplicateObjects: false });
  visit(document, {
    Scalar(key, node) {
      if (key === 'key' && typeof node.value === 'string' && isReadOtherwise(node.value)) {
        node.type = 'QUOTE_DOUBLE';
      }
      // A script is read line by line; everything else is one line in quotes, also what ends in empty
      // lines: they would stand at the end of the file.
      if (
        typeof node.value === 'string' &&
        /[^\n]\n/.test(node.value) &&
        !node.value.endsWith('\n\n')
      ) {
        node.type = 'BLOCK_LITERAL';
      }
    },
  });
  for (const [path, comment] of Object.entries(options.comments ?? {})) {
    commentAt(document, path, comment);
  }
  const header = options.header.map((line) => (line === '' ? '#' : `# ${line}`)).join('\n');
  const body = document.toString({
    lineWidth: 0,
    defaultStringType: 'QUOTE_DOUBLE',
    defaultKeyType: 'PLAIN',
  });
  return `${header}\n${body}`;
}

function commentAt(document: Document, path: string, comment: string): void {
  const parts = path.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const parent = parts.length === 1 ? document.contents : document.getIn(parts.slice(0, -1), true);
  const node = place(parent, parts.at(-1));
  if (node === undefined) {
    throw new RangeError(`The comment for "${path}" has no place: nothing is there.`);
  }
  node.commentBefore = comment
    .split('\n')
    .map((line) => ` ${line}`)
    .join('\n');
}

/** The node that a comment goes above: of a map the key, of a list the entry. */
function place(parent: unknown, part: string | number | undefined): Node | undefined {
  if (isMap(parent)) {
    const key = parent.items.find(({ key }) => isNode(key) && String(key) === String(part))?.key;
    return isNode(key) ? key : undefined;
  }
  const item: unknown = isSeq(parent) && typeof part === 'number' ? parent.items[part] : undefined;
  return isNode(item) ? item : undefined;
}
