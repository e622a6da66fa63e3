import { format, inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Secret } from './secret.ts';

const VALUE = 'sk-4711';

describe('Secret', () => {
  const secret = new Secret(VALUE);

  it('gives its value when asked to reveal it', () => {
    expect(secret.reveal()).toBe(VALUE);
  });

  it.each([
    ['String()', () => String(secret)],
    ['a template', () => `${String(secret)}`],
    ['concatenation', () => '' + (secret as unknown as string)],
    ['toString', () => secret.toString()],
    ['inspect', () => inspect(secret, { depth: Infinity, showHidden: true })],
    ['console.log', () => format('%s', secret)],
    ['console.log as object', () => format('%O', secret)],
  ])('prints as [redacted] in %s', (_, print) => {
    expect(print()).toBe('[redacted]');
  });

  it('prints as [redacted] inside other values', () => {
    expect(JSON.stringify({ key: secret })).toBe('{"key":"[redacted]"}');
    expect(inspect({ list: [secret] })).toBe('{ list: [ [redacted] ] }');
  });

  it('has nothing among its keys, in a spread or in a clone', () => {
    expect(Reflect.ownKeys(secret)).toEqual([]);
    expect({ ...secret }).toEqual({});
    expect(structuredClone({ secret })).toEqual({ secret: {} });
  });

  it('cannot be given a member that would tell', () => {
    expect(Object.isFrozen(secret)).toBe(true);
  });
});
