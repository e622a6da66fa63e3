import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanScript } from './clean-script.ts';
import { fallbackScript } from './fallback-script.ts';

/** Lines that are no fences. */
const script = fc
  .array(fc.stringMatching(/^[A-Za-z:. 病💊]{0,20}$/u), { minLength: 1, maxLength: 6 })
  .map((lines) => lines.join('\n').trim());

describe('cleanScript', () => {
  it('takes off one fence around the whole, and nothing else', () => {
    const blank = fc.constantFrom('', '\n', ' \n\n');
    const info = fc.constantFrom('', 'markdown', 'text');
    const marks = fc.constantFrom('```', '~~~', '````');
    fc.assert(
      fc.property(script, blank, info, marks, (text, around, language, fence) => {
        expect(cleanScript(`${around}${fence}${language}\n${text}\n${fence}${around}`)).toBe(text);
        expect(cleanScript(`${around}${text}${around}`)).toBe(text);
      }),
    );
  });

  it('is the same the second time, and never throws', () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc
        .array(fc.constantFrom('```', '~~~', '\n', 'a', '````', ' '))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(anything, (text) => {
        const once = cleanScript(text);
        expect(text).toContain(once);
        expect(once).toBe(once.trim());
      }),
    );
  });

  it.each([
    ['```\nopen only', '```\nopen only'],
    ['text\n```\ncode\n```', 'text\n```\ncode\n```'],
    ['```\na\n```\nafter', '```\na\n```\nafter'],
    ['```\n```', ''],
  ])('leaves %j as %j', (text, expected) => {
    expect(cleanScript(text)).toBe(expected);
  });
});

describe('fallbackScript', () => {
  it('is the introduction below the name, or else the first 5,000 characters', () => {
    expect(fallbackScript('Flu', 'Rest.\n# More\nx')).toBe('# Flu\n\nRest.');
    expect(fallbackScript('Flu', '# Care\nRest.')).toBe('# Flu\n\n# Care\nRest.');
    const long = '💊'.repeat(6_000);
    expect(fallbackScript('Flu', `# ${long}`)).toBe(`# Flu\n\n# ${'💊'.repeat(4_998)}...`);
  });
});
