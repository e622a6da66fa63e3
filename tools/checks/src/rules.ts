import { checkDefects } from './rules/defects.ts';
import { checkDependencyVersions } from './rules/dependency-versions.ts';
import { checkDisableReasons } from './rules/disable-reasons.ts';
import { checkDocComments } from './rules/doc-comments.ts';
import { checkEnvironmentNames } from './rules/environment-names.ts';
import { checkErrorCodes } from './rules/error-codes.ts';
import { checkFileLength } from './rules/file-length.ts';
import { checkFileNames } from './rules/file-names.ts';
import { checkFocusedTests } from './rules/focused-tests.ts';
import { checkLicences } from './rules/licences.ts';
import { checkLockfile } from './rules/lockfile.ts';
import { checkMachineTraces } from './rules/machine-traces.ts';
import { checkReadmes } from './rules/readmes.ts';
import type { SourceTree } from './source-tree.ts';

/** A rule of the house: what is wrong, one message each; none when the rule is kept. */
export type Rule = (tree: SourceTree) => string[];

/** Every rule, by its name. */
export const RULES: Readonly<Record<string, Rule>> = {
  defects: checkDefects,
  'dependency-versions': checkDependencyVersions,
  'disable-reasons': checkDisableReasons,
  'doc-comments': checkDocComments,
  'environment-names': checkEnvironmentNames,
  'error-codes': checkErrorCodes,
  'file-length': checkFileLength,
  'file-names': checkFileNames,
  'focused-tests': checkFocusedTests,
  licences: checkLicences,
  lockfile: checkLockfile,
  'machine-traces': checkMachineTraces,
  readmes: checkReadmes,
};

/** What every rule has to say about a tree, each message after the name of its rule. */
export function brokenRules(
  tree: SourceTree,
  rules: Readonly<Record<string, Rule>> = RULES,
): string[] {
  return Object.entries(rules).flatMap(([name, check]) =>
    check(tree).map((message) => `${name}: ${message}`),
  );
}
