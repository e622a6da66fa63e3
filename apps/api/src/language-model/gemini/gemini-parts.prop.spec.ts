import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UpstreamError } from '../../upstream/index.ts';
import { continued, withoutRepetition } from './continuation.ts';
import { generationConfig } from './generation-config.ts';
import { interpretGeminiRefusal } from './interpret-refusal.ts';
import { parseEvent } from './parse-event.ts';

describe('withoutRepetition', () => {
  it('takes off the words that are said again, and never anything new', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.string({ unit: 'grapheme', maxLength: 80 }),
        fc.nat(80),
        (before, next, repeated) => {
          const marked = `${before}«end of the first»`;
          const repetition = marked.slice(-Math.max(12, repeated));
          expect(withoutRepetition(marked, `${repetition}‹${next}`)).toBe(`‹${next}`);
          expect(withoutRepetition(marked, `‹${next}`)).toBe(`‹${next}`);
          expect(withoutRepetition('', next)).toBe(next);
        },
      ),
    );
  });
});

describe('continued', () => {
  async function* piecesOf(pieces: readonly string[]): AsyncGenerator<string, 'end', void> {
    for (const piece of pieces) {
      yield await Promise.resolve(piece);
    }
    return 'end';
  }

  it('gives what withoutRepetition gives, however the text is cut', async () => {
    const pieces = fc.array(fc.string({ maxLength: 90 }), { maxLength: 12 });
    const before = fc.constantFrom('', 'a short beginning of it', 'x'.repeat(500));
    await fc.assert(
      fc.asyncProperty(before, pieces, fc.boolean(), async (start, parts, repeats) => {
        const all = repeats ? [start.slice(-40), ...parts] : parts;
        const source = continued(start, piecesOf(all));
        let text = '';
        let next = await source.next();
        while (next.done !== true) {
          text += next.value;
          next = await source.next();
        }
        expect(next.value).toBe('end');
        // So much is held back, in whole pieces, to look for a repetition.
        let held = 0;
        let length = 0;
        while (held < all.length && length < 400) {
          length += all[held]?.length ?? 0;
          held += 1;
        }
        const first = all.slice(0, held).join('');
        const rest = all.slice(held).join('');
        expect(text).toBe((start === '' ? first : withoutRepetition(start, first)) + rest);
      }),
    );
  });

  it('ends its source when the reader leaves', async () => {
    let isEnded = false;
    async function* endless(): AsyncGenerator<string, void, void> {
      try {
        for (;;) {
          yield await Promise.resolve('x'.repeat(500));
        }
      } finally {
        isEnded = true;
      }
    }
    for await (const piece of continued('before it', endless())) {
      expect(piece).not.toBe('');
      break;
    }
    expect(isEnded).toBe(true);
  });
});

describe('interpretGeminiRefusal', () => {
  it('takes any body, and tells only a failure of the key and a pause', () => {
    fc.assert(
      fc.property(fc.integer(), fc.jsonValue(), (status, body) => {
        const refusal = interpretGeminiRefusal(status, body);
        expect(Object.keys(refusal)).toEqual([]);
      }),
    );
    expect(interpretGeminiRefusal(500, undefined)).toEqual({});
  });

  it('finds the pause and the reason among other details', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 3_600 }),
        fc.array(fc.jsonValue().filter((value) => typeof value === 'object' && value !== null)),
        (seconds, others) => {
          const objects = others.filter((value) => !Array.isArray(value));
          const delay = { retryDelay: `${String(seconds)}s` };
          const body = { error: { details: [...objects, delay, { reason: 'API_KEY_INVALID' }] } };
          expect(interpretGeminiRefusal(400, body)).toEqual({
            failure: 'auth',
            retryAfterSeconds: seconds,
          });
        },
      ),
    );
    const odd = { error: { details: [{ retryDelay: 'soon' }, { reason: 7 }] } };
    expect(interpretGeminiRefusal(429, odd)).toEqual({});
  });
});

describe('parseEvent', () => {
  it('reads an answer or throws UpstreamError, without the text in it', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (data) => {
        try {
          parseEvent(data);
        } catch (error) {
          expect(error).toBeInstanceOf(UpstreamError);
          expect((error as UpstreamError).message).toBe(
            'Gemini gave an answer that cannot be understood. Try again in a moment.',
          );
          expect((error as UpstreamError).cause).toBeUndefined();
        }
      }),
    );
  });
});

describe('generationConfig', () => {
  it.each([
    ['gemini-2.0-flash', 8_192, undefined],
    ['gemini-2.5-flash-lite', 32_768, { thinkingBudget: 2_048 }],
    ['models/gemini-2.5-pro', 32_768, { thinkingBudget: 2_048 }],
    ['gemini-3-pro-preview', 32_768, { thinkingLevel: 'LOW' }],
    ['gemini-3.5-flash', 32_768, { thinkingLevel: 'LOW' }],
    ['gemini-10-flash', 32_768, { thinkingLevel: 'LOW' }],
    ['gemma-3-27b-it', 8_192, undefined],
  ])('lets %s write %i tokens', (model, maxOutputTokens, thinkingConfig) => {
    expect(generationConfig(model)).toEqual({
      temperature: 0.7,
      maxOutputTokens,
      ...(thinkingConfig === undefined ? {} : { thinkingConfig }),
    });
  });
});
