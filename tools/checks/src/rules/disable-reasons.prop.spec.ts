import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unexplainedDisables } from './disable-reasons.ts';

// Put together here, so that this file turns no rule off itself.
const DISABLE = ['eslint', 'disable'].join('-');

describe('unexplainedDisables', () => {
  it('takes a comment exactly when it names a rule and has a reason', () => {
    const kind = fc.constantFrom('', '-line', '-next-line');
    const reason = fc.constantFrom('', '-- because', '--', '-- ');
    fc.assert(
      fc.property(kind, fc.constantFrom('', 'no-var'), reason, (suffix, rule, why) => {
        const comment = `// ${DISABLE}${suffix} ${rule} ${why}`;
        const isExplained = rule !== '' && why === '-- because';
        expect(unexplainedDisables(comment)).toEqual(isExplained ? [] : [1]);
      }),
    );
  });
});
