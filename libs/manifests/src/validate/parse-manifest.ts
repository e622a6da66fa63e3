import { isPair, isScalar, parseDocument, visit, type Scalar } from 'yaml';
import { isReadOtherwise } from '../yaml/yaml-1-1.ts';
import { finding, type Finding, type Path } from './finding.ts';

/** A manifest as read, with what is wrong with its text. */
export interface ParsedManifest {
  /** Undefined when the text is no YAML. */
  readonly data: unknown;
  readonly findings: readonly Finding[];
}

const YAML = { rule: 'yaml', source: 'https://yaml.org/spec/1.2.2/' };
const OLD_YAML = {
  rule: 'yaml.quote',
  source: 'gcloud reads YAML 1.1: yes, no, on, off, 0640, 12:30 and 1_000 are no strings there',
};

/** Reads YAML as gcloud would, and says where gcloud would read something else than what stands there. */
export function parseManifest(text: string): ParsedManifest {
  const document = parseDocument(text, { uniqueKeys: true, prettyErrors: true });
  if (document.errors.length > 0) {
    return {
      data: undefined,
      findings: document.errors.map(({ message, linePos }) =>
        finding(YAML, [], `line ${String(linePos?.[0].line ?? 0)}`, firstLine(message)),
      ),
    };
  }
  const findings: Finding[] = [];
  visit(document, {
    Scalar(key, node, ancestors) {
      if (isAmbiguous(node)) {
        const path = pathOf([...ancestors, node], key);
        findings.push(
          finding(OLD_YAML, path, node.source, `"${String(node.source)}" needs quotes`),
        );
      }
    },
  });
  try {
    return { data: document.toJS(), findings };
  } catch (error) {
    // An alias without its anchor is seen only now.
    const { message } = error as Error;
    return { data: undefined, findings: [finding(YAML, [], 'the document', firstLine(message))] };
  }
}

function isAmbiguous(node: Scalar): boolean {
  return node.type === 'PLAIN' && isReadOtherwise(node.source ?? '');
}

function firstLine(message: string): string {
  return message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message;
}

function pathOf(nodes: readonly unknown[], key: unknown): Path {
  const path: (string | number)[] = [];
  for (const [index, node] of nodes.entries()) {
    if (isPair(node) && isScalar(node.key)) {
      path.push(String(node.key.value));
    } else {
      const parent = nodes[index - 1];
      const items = (parent as { items?: unknown[] } | undefined)?.items;
      if (!isPair(node) && items?.includes(node) === true) {
        path.push(items.indexOf(node));
      }
    }
  }
  return key === 'key' ? path.slice(0, -1) : path;
}
