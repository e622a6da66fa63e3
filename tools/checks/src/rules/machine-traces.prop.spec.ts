import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { machineTraces } from './machine-traces.ts';

// Put together here, so that this file names no machine itself.
const HOME = ['', 'home', 'ada'].join('/');
const REGISTRY = ['registry', 'packages', 'example'].join('.');

describe('checkMachineTraces', () => {
  it('finds as many traces as were put in, each on its line', () => {
    const plain = fc.constantFrom('nothing here', '', 'a/b/c', '// a comment');
    const line = fc.oneof(plain, fc.constant(`open ${HOME}`), fc.constant(`https://${REGISTRY}/`));
    fc.assert(
      fc.property(fc.array(line), (lines) => {
        const expected = lines.flatMap((text, index) =>
          text.includes(HOME) || text.includes(REGISTRY) ? [index + 1] : [],
        );
        expect(machineTraces(lines.join('\n')).map((trace) => trace.line)).toEqual(expected);
      }),
    );
  });
});
