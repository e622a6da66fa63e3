import type { Tree } from '@nx/devkit';

/** The npm scope of every package here. */
export const PACKAGE_SCOPE = '@elevendops';

const KEBAB_CASE = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
const LONGEST_NAME = 50;
/** Names that promise nothing, so that everything ends up in them. */
const EMPTY_WORDS = ['utils', 'helpers', 'common', 'manager'];
const PROJECT_FOLDERS = ['apps', 'libs', 'tools'];

/**
 * Refuses a name that is not kebab-case, says nothing, or is taken.
 * @throws Error that says what is wrong with the name and gives a better one where it can
 */
export function assertProjectName(tree: Tree, name: string): void {
  if (!KEBAB_CASE.test(name)) {
    const suggestion = toKebabCase(name);
    const hint = KEBAB_CASE.test(suggestion) ? `, for example "${suggestion}"` : '';
    throw new Error(
      `"${name}" is not a project name: use kebab-case without a scope (lower-case letters, digits, single hyphens, a letter first)${hint}.`,
    );
  }
  if (name.length > LONGEST_NAME) {
    throw new Error(
      `"${name}" has ${String(name.length)} characters: use at most ${String(LONGEST_NAME)}.`,
    );
  }
  const empty = EMPTY_WORDS.find((word) => name.split('-').includes(word));
  if (empty !== undefined) {
    throw new Error(
      `"${name}" says nothing about what is inside: name the project after its one promise, without "${empty}".`,
    );
  }
  const taken = PROJECT_FOLDERS.map((folder) => `${folder}/${name}`).find((root) =>
    tree.exists(root),
  );
  if (taken !== undefined) {
    throw new Error(
      `"${name}" is taken by ${taken}: package names are shared by ${PROJECT_FOLDERS.join(', ')}; choose another name.`,
    );
  }
}

/** The nearest kebab-case spelling: `PatientNames`, `@scope/patient_names` give `patient-names`. */
export function toKebabCase(name: string): string {
  return name
    .replace(/^@[^/]*\//, '')
    .replace(/([a-z0-9])([A-Z])/g, '$1-$2')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^[0-9-]+|-+$/g, '');
}
