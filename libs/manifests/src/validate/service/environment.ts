import { finding, type Finding, type Path } from '../finding.ts';
import { entriesAt, textAt } from '../read.ts';
import { valueAt } from '../structure.ts';
import { CONTAINERS, SOURCES } from './sources.ts';

const RESERVED = new Set(['PORT', 'K_SERVICE', 'K_REVISION', 'K_CONFIGURATION']);
const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;
const SECRET_NAME = /^[A-Za-z0-9_-]{1,255}$/;
const SECRET_VERSION = /^(?:latest|[1-9]\d*|[A-Za-z][A-Za-z0-9_-]*)$/;
const MAX_VARIABLES = 1_000;
const MAX_BYTES = 32_768;

/** Names, sizes and secrets of the variables of each container. */
export function checkEnvironment(data: unknown): Finding[] {
  return entriesAt(data, CONTAINERS).flatMap((container) => {
    const path = [...container, 'env'];
    const variables = entriesAt(data, path);
    return [
      ...(variables.length > MAX_VARIABLES
        ? [
            finding(
              { rule: 'env.count', source: SOURCES.environment },
              path,
              variables.length,
              `at most ${String(MAX_VARIABLES)} variables`,
            ),
          ]
        : []),
      ...variables.flatMap((variable) => checkVariable(data, variable)),
      ...checkUnique(data, variables),
    ];
  });
}

function checkVariable(data: unknown, path: Path): Finding[] {
  const name = textAt(data, [...path, 'name']);
  const value = textAt(data, [...path, 'value']);
  const secret = [...path, 'valueFrom', 'secretKeyRef'];
  const secretName = textAt(data, [...secret, 'name']);
  const version = textAt(data, [...secret, 'key']);
  const fromSecret = valueAt(data, [...path, 'valueFrom']) !== undefined;
  return [
    name !== undefined &&
      !NAME.test(name) &&
      finding(
        { rule: 'env.name', source: SOURCES.environment },
        [...path, 'name'],
        name,
        'must be letters, digits and underscores, not beginning with a digit',
      ),
    name !== undefined &&
      RESERVED.has(name) &&
      finding(
        { rule: 'env.reserved', source: SOURCES.environment },
        [...path, 'name'],
        name,
        'Cloud Run sets this variable itself: leave it out',
      ),
    value !== undefined &&
      fromSecret &&
      finding(
        { rule: 'env.one-value', source: SOURCES.environment },
        path,
        name,
        'must have value or valueFrom, not both',
      ),
    value !== undefined &&
      Buffer.byteLength(value) > MAX_BYTES &&
      finding(
        { rule: 'env.size', source: SOURCES.environment },
        [...path, 'value'],
        `${String(Buffer.byteLength(value))} bytes`,
        `at most ${String(MAX_BYTES)} bytes`,
      ),
    secretName !== undefined &&
      !SECRET_NAME.test(secretName) &&
      finding(
        { rule: 'env.secret-name', source: SOURCES.secrets },
        [...secret, 'name'],
        secretName,
        'must be letters, digits, hyphens and underscores',
      ),
    version !== undefined &&
      !SECRET_VERSION.test(version) &&
      finding(
        { rule: 'env.secret-version', source: SOURCES.secrets },
        [...secret, 'key'],
        version,
        'must be a version number in quotes, latest, or an alias',
      ),
  ].filter((entry) => entry !== false);
}

function checkUnique(data: unknown, variables: readonly Path[]): Finding[] {
  const seen = new Set<string>();
  return variables.flatMap((variable) => {
    const path = [...variable, 'name'];
    const name = textAt(data, path);
    if (name === undefined || !seen.has(name)) {
      seen.add(name ?? '');
      return [];
    }
    return [
      finding(
        { rule: 'env.unique', source: SOURCES.environment },
        path,
        name,
        'is set twice: the later one would win',
      ),
    ];
  });
}
