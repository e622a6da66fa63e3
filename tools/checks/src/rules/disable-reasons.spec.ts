import { describe, expect, it } from 'vitest';
import { treeOf } from '../__fixtures__/tree-of.ts';
import { checkDisableReasons, unexplainedDisables } from './disable-reasons.ts';

// Put together here, so that this file turns no rule off itself.
const DISABLE = ['eslint', 'disable'].join('-');

describe('checkDisableReasons', () => {
  it('names the place of a comment without a reason', () => {
    expect(
      checkDisableReasons(treeOf({ 'a.mjs': `x;\n// ${DISABLE}-next-line no-console` })),
    ).toEqual([expect.stringMatching(/^a\.mjs:2 turns a lint rule off without saying why/)]);
  });

  it('reads program text alone', () => {
    expect(checkDisableReasons(treeOf({ 'a.md': `// ${DISABLE} no-console` }))).toEqual([]);
  });
});

describe('unexplainedDisables', () => {
  it.each([
    `// ${DISABLE}-next-line no-console -- the supervisor has no other output`,
    `/* ${DISABLE} no-console -- prints a table */`,
    `x; // ${DISABLE}-line no-console, no-var -- generated`,
  ])('takes "%s"', (comment) => {
    expect(unexplainedDisables(comment)).toEqual([]);
  });

  it.each([
    `// ${DISABLE}-next-line no-console`,
    `// ${DISABLE}-next-line`,
    `/* ${DISABLE} */ // -- not part of the comment`,
    `// ${DISABLE}-line no-console -- `,
    `// ${DISABLE} -- every rule, whatever the reason`,
  ])('refuses "%s"', (comment) => {
    expect(unexplainedDisables(comment)).toEqual([1]);
  });
});
