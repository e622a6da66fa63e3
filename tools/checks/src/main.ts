import { resolve } from 'node:path';
import { brokenRules, RULES } from './rules.ts';
import { readSourceTree } from './source-tree.ts';

const tree = readSourceTree(resolve(import.meta.dirname, '../../..'));
const broken = brokenRules(tree);
for (const message of broken) {
  console.error(message);
}
const files = String(tree.files.length);
const rules = String(Object.keys(RULES).length);
console.log(
  broken.length === 0
    ? `${rules} house rules are kept by ${files} files.`
    : `${String(broken.length)} breaches of the ${rules} house rules in ${files} files.`,
);
process.exitCode = broken.length === 0 ? 0 : 1;
