import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { houseTree } from './__fixtures__/house-tree.ts';
import { assertProjectName, toKebabCase } from './project-name.ts';

const tree = await houseTree();
const word = fc.stringMatching(/^[a-z][a-z0-9]{1,5}$/);
const kebab = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join('-'));

describe('toKebabCase', () => {
  it('leaves a kebab-case name as it is', () => {
    fc.assert(
      fc.property(kebab, (name) => {
        expect(toKebabCase(name)).toBe(name);
      }),
    );
  });

  it('changes nothing the second time, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(toKebabCase(toKebabCase(text))).toBe(toKebabCase(text));
      }),
    );
  });

  it('reads words back from camel case, snake case and a scope', () => {
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 4 }), (words) => {
        const camel = words.map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('');
        expect(toKebabCase(camel)).toBe(words.join('-'));
        expect(toKebabCase(`@scope/${words.join('_')}`)).toBe(words.join('-'));
      }),
    );
  });
});

describe('assertProjectName', () => {
  it('takes no text that is not kebab-case, and its suggestion is', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), kebab), (name) => {
        const isKebab = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name);
        let message = '';
        try {
          assertProjectName(tree, name);
        } catch (error) {
          message = (error as Error).message;
        }
        expect(message.includes('use kebab-case')).toBe(!isKebab);
        const suggestion = /for example "([^"]*)"/.exec(message)?.[1] ?? 'none';
        expect(suggestion).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/);
      }),
    );
  });
});
