import { describe, expect, it } from 'vitest';
import { VOICE } from './__fixtures__/requests.ts';
import { parseRequest } from './parse-request.ts';

const reasonFor = (fields: object): unknown => {
  const parsed = parseRequest(
    JSON.stringify({ type: 'speak', id: '1', voice: VOICE, parts: [], ...fields }),
  );
  return parsed.ok ? null : 'reason' in parsed.reply && parsed.reply.reason;
};

describe('parseRequest', () => {
  it.each([
    [
      'a language that is not spoken',
      { parts: [{ text: 'こんにちは', language: 'ja' }] },
      'unknown-language',
    ],
    [
      'a name that every object has',
      { parts: [{ text: 'x', language: 'toString' }] },
      'unknown-language',
    ],
    ['an unknown timbre', { voice: { ...VOICE, variant: '../f2' } }, 'unknown-variant'],
    ['too much text', { parts: [{ text: 'x'.repeat(20_001), language: 'en' }] }, 'too-long'],
    ['too many parts', { parts: Array(1001).fill({ silenceMs: 1 }) }, 'too-long'],
    ['a silence without end', { parts: [{ silenceMs: 1e9 }] }, 'malformed'],
    ['a rate that is no speech', { voice: { ...VOICE, rate: 1000 } }, 'malformed'],
    ['an id that is none', { id: 'a b' }, 'malformed'],
  ])('refuses %s', (_what, fields, reason) => {
    expect(reasonFor(fields)).toBe(reason);
  });

  it('takes the longest request', () => {
    expect(reasonFor({ parts: [{ text: 'x'.repeat(20_000), language: 'en' }] })).toBeNull();
  });
});
