import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { renderYaml } from './render-yaml.ts';

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(
    'no',
    'on',
    '0640',
    '12:30',
    '1_000',
    '2026-11-23',
    '~',
    'null',
    '1e3',
    '#',
    ': ',
  ),
  fc.array(fc.string(), { minLength: 1, maxLength: 4 }).map((lines) => lines.join('\n')),
);
const key = fc.stringMatching(/^[a-zA-Z][a-zA-Z./_-]{0,12}$/);
const data = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc.boolean(),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(key, tie('node'), { maxKeys: 4, noNullPrototype: true }),
  ),
})).node;

describe('renderYaml', () => {
  it('writes any data so that YAML 1.2 and the YAML 1.1 of gcloud read it back unchanged', () => {
    fc.assert(
      fc.property(fc.dictionary(key, data, { noNullPrototype: true }), (value) => {
        const rendered = renderYaml(value, { header: ['made'] });
        expect(parse(rendered)).toEqual(value);
        expect(parse(rendered, { version: '1.1' })).toEqual(value);
      }),
      { numRuns: 300 },
    );
  });

  it('gives the same text for the same data, with its header first and one line end at the end', () => {
    fc.assert(
      fc.property(fc.dictionary(key, data, { noNullPrototype: true }), (value) => {
        const rendered = renderYaml(value, { header: ['made', '', 'here'] });
        expect(renderYaml(structuredClone(value), { header: ['made', '', 'here'] })).toBe(rendered);
        expect(rendered.startsWith('# made\n#\n# here\n')).toBe(true);
        expect(rendered).toMatch(/[^\n]\n$/);
      }),
      { numRuns: 100 },
    );
  });

  it('puts a comment above its place, and refuses one that has none', () => {
    const value = { a: { b: [{ c: 'x' }] } };
    expect(renderYaml(value, { header: ['h'], comments: { 'a.b.0.c': 'why' } })).toContain(
      '# why\n      c: "x"',
    );
    expect(() => renderYaml(value, { header: ['h'], comments: { 'a.z': 'why' } })).toThrow(
      'The comment for "a.z" has no place',
    );
  });

  it('writes a script line by line', () => {
    expect(renderYaml({ script: 'a\nb\n' }, { header: ['h'] })).toBe('# h\nscript: |\n  a\n  b\n');
  });

  it('leaves no empty line at the end for a text that ends in some', () => {
    expect(renderYaml({ a: [['x\n\n']] }, { header: ['h'] })).toBe('# h\na:\n  - - "x\\n\\n"\n');
  });
});
