import { finding, type Finding, type Path } from '../finding.ts';
import { entriesAt, keysAt, textAt } from '../read.ts';
import { valueAt } from '../structure.ts';

const SOURCE = 'https://cloud.google.com/build/docs/configuring-builds/substitute-variable-values';
/** Always there. */
const ALWAYS = new Set(['PROJECT_ID', 'PROJECT_NUMBER', 'BUILD_ID', 'LOCATION']);
/** There only when a trigger runs the build; empty when somebody submits it by hand. */
const OF_TRIGGERS = new Set([
  'REPO_NAME',
  'REPO_FULL_NAME',
  'BRANCH_NAME',
  'TAG_NAME',
  'REVISION_ID',
  'COMMIT_SHA',
  'SHORT_SHA',
  'TRIGGER_NAME',
  'TRIGGER_BUILD_CONFIG_PATH',
  'SERVICE_ACCOUNT',
  'SERVICE_ACCOUNT_EMAIL',
]);
const DECLARABLE = /^_[A-Z0-9_]+$/;
const USE = /\$\$|\$(?:([A-Z_][A-Z0-9_]*)|\{([A-Z_][A-Z0-9_]*)([^}]*)\})/g;

/** A substitution where it is used. */
interface Use {
  readonly name: string;
  readonly path: Path;
  readonly text: string;
  /** `${NAME:-default}`, which dynamic substitutions understand. */
  readonly hasDefault: boolean;
}

/** Every substitution used is there, every one declared is used, and none is empty in a manual build. */
export function checkSubstitutions(data: unknown): Finding[] {
  const declared = keysAt(data, ['substitutions']);
  const uses = placesOf(data).flatMap((path) => usesIn(textAt(data, path) ?? '', path));
  const used = new Set(uses.map(({ name }) => name));
  const automap =
    valueAt(data, ['options', 'automapSubstitutions']) === true ||
    entriesAt(data, ['steps']).some(
      (step) => valueAt(data, [...step, 'automapSubstitutions']) === true,
    );
  return [
    ...declared
      .filter((name) => !DECLARABLE.test(name))
      .map((name) =>
        finding(
          { rule: 'substitution.name', source: SOURCE },
          ['substitutions', name],
          name,
          'must begin with an underscore and be upper-case letters, digits and underscores',
        ),
      ),
    ...declared
      .filter((name) => !used.has(name) && !automap && !isLoose(data))
      .map((name) =>
        finding(
          { rule: 'substitution.unused', source: SOURCE },
          ['substitutions', name],
          name,
          'is declared and never used, which a manual build refuses',
        ),
      ),
    ...uses
      .filter(({ name }) => !declared.includes(name) && !ALWAYS.has(name) && !OF_TRIGGERS.has(name))
      .map(({ name, path, text }) =>
        finding(
          { rule: 'substitution.unknown', source: SOURCE },
          path,
          text,
          `$${name} is not declared under substitutions; write $$${name} for a shell variable`,
        ),
      ),
    ...uses
      .filter(({ name, hasDefault }) => OF_TRIGGERS.has(name) && !(hasDefault && isDynamic(data)))
      .map(({ name, path, text }) =>
        finding(
          { rule: 'substitution.trigger-only', source: SOURCE },
          path,
          text,
          `$${name} is empty when the build is submitted by hand: give a _SUBSTITUTION of its own a default`,
        ),
      ),
  ];
}

function isDynamic(data: unknown): boolean {
  return valueAt(data, ['options', 'dynamicSubstitutions']) === true;
}

function isLoose(data: unknown): boolean {
  return valueAt(data, ['options', 'substitutionOption']) === 'ALLOW_LOOSE';
}

function usesIn(text: string, path: Path): Use[] {
  return [...text.matchAll(USE)].flatMap(([whole, plain, braced, rest = '']) => {
    const name = plain ?? braced;
    return whole === '$$' || name === undefined
      ? []
      : [{ name, path, text: whole, hasDefault: rest.startsWith(':-') }];
  });
}

/** Where substitutions are filled in; a step's `script` is not among them. */
function placesOf(data: unknown): Path[] {
  const steps = entriesAt(data, ['steps']).flatMap((step) => [
    ...['name', 'dir', 'entrypoint'].map((field) => [...step, field]),
    ...entriesAt(data, [...step, 'args']),
    ...entriesAt(data, [...step, 'env']),
  ]);
  const secrets = entriesAt(data, ['availableSecrets', 'secretManager']).map((secret) => [
    ...secret,
    'versionName',
  ]);
  return [
    ...steps,
    ...secrets,
    ...entriesAt(data, ['images']),
    ...entriesAt(data, ['tags']),
    ...entriesAt(data, ['options', 'env']),
    ...keysAt(data, ['substitutions']).map((name) => ['substitutions', name]),
    ['logsBucket'],
    ['serviceAccount'],
  ];
}
