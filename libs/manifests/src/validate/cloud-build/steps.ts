import { finding, type Finding, type Path } from '../finding.ts';
import { entriesAt, keysAt, textAt } from '../read.ts';
import { valueAt } from '../structure.ts';

const SOURCE = 'https://cloud.google.com/build/docs/build-config-file-schema';
const DURATION = /^(\d+(?:\.\d+)?)s$/;
const DEFAULT_TIMEOUT_SECONDS = 3_600;
const MAX_TIMEOUT_SECONDS = 86_400;

/** Steps, their order, their secrets, time limits, and where logs and images go. */
export function checkBuild(data: unknown): Finding[] {
  return [
    ...checkSteps(data),
    ...checkTimeouts(data),
    ...checkSecrets(data),
    ...checkLogs(data),
    ...checkImages(data),
  ];
}

function checkSteps(data: unknown): Finding[] {
  const steps = entriesAt(data, ['steps']);
  const seen = new Set<string>(['-']);
  const none =
    Array.isArray(valueAt(data, ['steps'])) && steps.length === 0
      ? [finding({ rule: 'steps.count', source: SOURCE }, ['steps'], [], 'needs at least one step')]
      : [];
  return [
    ...none,
    ...steps.flatMap((step) => {
      const findings = checkStep(data, step, seen);
      const id = textAt(data, [...step, 'id']);
      if (id !== undefined) {
        seen.add(id);
      }
      return findings;
    }),
  ];
}

function checkStep(data: unknown, step: Path, earlier: ReadonlySet<string>): Finding[] {
  const id = textAt(data, [...step, 'id']);
  const both =
    valueAt(data, [...step, 'script']) !== undefined &&
    (valueAt(data, [...step, 'args']) !== undefined ||
      valueAt(data, [...step, 'entrypoint']) !== undefined);
  return [
    ...(id !== undefined && earlier.has(id)
      ? [
          finding(
            { rule: 'steps.id', source: SOURCE },
            [...step, 'id'],
            id,
            'two steps have this id',
          ),
        ]
      : []),
    ...(both
      ? [
          finding(
            { rule: 'steps.script', source: SOURCE },
            [...step, 'script'],
            'script',
            'a step has a script, or an entrypoint with args, not both',
          ),
        ]
      : []),
    ...entriesAt(data, [...step, 'waitFor']).flatMap((path) => {
      const name = textAt(data, path);
      return name === undefined || earlier.has(name)
        ? []
        : [
            finding(
              { rule: 'steps.wait-for', source: SOURCE },
              path,
              name,
              'no earlier step has this id',
            ),
          ];
    }),
  ];
}

function checkTimeouts(data: unknown): Finding[] {
  const rule = { rule: 'timeout', source: SOURCE };
  const whole = seconds(textAt(data, ['timeout'])) ?? DEFAULT_TIMEOUT_SECONDS;
  const paths: Path[] = [
    ['timeout'],
    ...entriesAt(data, ['steps']).map((step) => [...step, 'timeout']),
  ];
  return paths.flatMap((path) => {
    const text = textAt(data, path);
    if (text === undefined) {
      return [];
    }
    const value = seconds(text);
    if (value === null) {
      return [finding(rule, path, text, 'must be seconds such as "1200s"')];
    }
    const limit = path.length === 1 ? MAX_TIMEOUT_SECONDS : whole;
    return value > limit ? [finding(rule, path, text, `must not exceed ${String(limit)}s`)] : [];
  });
}

function seconds(text: string | undefined): number | null {
  const amount = text === undefined ? undefined : DURATION.exec(text)?.[1];
  return amount === undefined ? null : Number(amount);
}

function checkSecrets(data: unknown): Finding[] {
  const available = new Set(
    entriesAt(data, ['availableSecrets', 'secretManager']).map((at) =>
      textAt(data, [...at, 'env']),
    ),
  );
  const uses = [['options'], ...entriesAt(data, ['steps'])].flatMap((place) =>
    entriesAt(data, [...place, 'secretEnv']),
  );
  const used = new Set(uses.map((path) => textAt(data, path)));
  return [
    ...uses
      .filter((path) => !available.has(textAt(data, path)))
      .map((path) =>
        finding(
          { rule: 'secrets.unknown', source: SOURCE },
          path,
          textAt(data, path),
          'is not among availableSecrets',
        ),
      ),
    ...[...available]
      .filter((name) => name !== undefined && !used.has(name))
      .map((name) =>
        finding(
          { rule: 'secrets.unused', source: SOURCE },
          ['availableSecrets'],
          name,
          'no step uses it, which the server refuses',
        ),
      ),
  ];
}

function checkLogs(data: unknown): Finding[] {
  const logging = textAt(data, ['options', 'logging']);
  const hasPlace =
    keysAt(data, ['options']).includes('defaultLogsBucketBehavior') ||
    valueAt(data, ['logsBucket']) !== undefined ||
    logging === 'CLOUD_LOGGING_ONLY' ||
    logging === 'NONE';
  return valueAt(data, ['serviceAccount']) !== undefined && !hasPlace
    ? [
        finding(
          { rule: 'logs', source: SOURCE },
          ['options', 'logging'],
          logging,
          'with a service account of its own a build needs CLOUD_LOGGING_ONLY, NONE or a logsBucket',
        ),
      ]
    : [];
}

function checkImages(data: unknown): Finding[] {
  const image = /^[a-z0-9$_{}.A-Z-]+(?:\/[A-Za-z0-9$_{}.-]+)+(?::[A-Za-z0-9$_{}.-]+)?$/;
  const paths = [
    ...entriesAt(data, ['images']),
    ...entriesAt(data, ['steps']).map((step) => [...step, 'name']),
  ];
  return paths.flatMap((path) => {
    const name = textAt(data, path);
    const bare =
      path.at(-1) === 'name' && /^[a-z0-9._-]+(?::[A-Za-z0-9._-]+)?(?:@sha256:[a-f0-9]{64})?$/;
    return name === undefined ||
      image.test(name.replace(/@sha256:[a-f0-9]{64}$/, '')) ||
      (bare !== false && bare.test(name))
      ? []
      : [
          finding(
            { rule: 'image.name', source: SOURCE },
            path,
            name,
            'is not the name of an image: REGISTRY/PATH/NAME:TAG',
          ),
        ];
  });
}
