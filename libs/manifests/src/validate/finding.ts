/** An error is refused by the server or breaks the service; a warning works, but not as its writer may think. */
export type Severity = 'error' | 'warning';

/** One thing that is wrong with a manifest. */
export interface Finding {
  readonly severity: Severity;
  /** Where, such as `spec.template.spec.containers[0].env[2].name`. */
  readonly path: string;
  /** What stands there, cut where it is long; never a secret, since manifests hold none. */
  readonly value: string;
  /** Short name of the rule, such as `probe.budget`. */
  readonly rule: string;
  /** What is wrong and what to do. */
  readonly message: string;
  /** Where the rule comes from. */
  readonly source: string;
}

/** A place in a document. */
export type Path = readonly (string | number)[];

/** Where a rule comes from, and its short name. */
export interface Rule {
  readonly rule: string;
  readonly source: string;
  /** @default 'error' */
  readonly severity?: Severity;
}

/** Makes a {@link Finding}. */
export function finding(rule: Rule, path: Path, value: unknown, message: string): Finding {
  return { severity: 'error', path: renderPath(path), value: shown(value), message, ...rule };
}

/** Those that must be put right. */
export function errorsOf(findings: readonly Finding[]): Finding[] {
  return findings.filter(({ severity }) => severity === 'error');
}

/** A path as people write it: `containers[0].env`. */
export function renderPath(path: Path): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') {
      return `${text}[${String(part)}]`;
    }
    const plain = /^[A-Za-z_][A-Za-z0-9_-]*$/.test(part);
    const next = plain ? part : `["${part}"]`;
    return text === '' ? next : `${text}${plain ? '.' : ''}${next}`;
  }, '');
}

/** A finding as one line for a terminal. */
export function renderFinding(found: Finding): string {
  const { severity, path, value, message, rule, source } = found;
  const place = path === '' ? '(document)' : path;
  return `${severity}: ${place} = ${value}: ${message} [${rule}; ${source}]`;
}

const LONGEST = 80;

function shown(value: unknown): string {
  const text = value === undefined ? 'nothing' : JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
}
