import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

interface Row {
  readonly number: string;
  readonly specs: readonly string[];
}

const SCENARIOS = 60;

const rows: readonly Row[] = readFileSync(join(import.meta.dirname, 'README.md'), 'utf8')
  .split('\n')
  .map((line) => /^\| (\d\d) +\|.*\| (.*) \|$/.exec(line))
  .filter((match) => match !== null)
  .map(([, number = '', specs = '']) => ({
    number,
    specs: [...specs.matchAll(/`([^`]+)`/g)].map(([, spec = '']) => spec),
  }));

/** The numbers in the names of a spec's tests. */
function numbersIn(spec: string): ReadonlySet<string> {
  const source = readFileSync(join(import.meta.dirname, spec), 'utf8');
  const names = source.matchAll(/(?:\bit(?:\.\w+)?|\))\(\s*(['`])(.*?)\1,/gs);
  return new Set(
    [...names].flatMap(([, , name = '']) =>
      [...name.matchAll(/#(\d\d)\b/g)].map(([, n = '']) => n),
    ),
  );
}

describe('the table of scenarios', () => {
  it('has each of them once', () => {
    const numbers = Array.from({ length: SCENARIOS }, (_, index) =>
      String(index + 1).padStart(2, '0'),
    );
    expect(rows.map(({ number }) => number)).toEqual(numbers);
  });

  it.each(rows)('names specs that have a test of the number: $number', ({ number, specs }) => {
    expect(specs.length).toBeGreaterThan(0);
    for (const spec of specs) {
      expect(numbersIn(spec), spec).toContain(number);
    }
  });
});
