import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { URGENT_SYMPTOMS } from '../../triage/index.ts';
import { composeReply } from './compose-reply.ts';
import { cutText } from './cut-text.ts';
import { PHRASES } from './phrases.ts';
import { indexDocument } from './retrieval/index-document.ts';

const passages = [...indexDocument('Cataract care', '# Activity\nDo not swim for two weeks.\n')];
const chinese = [...indexDocument('白內障', '# 活動\n兩週內不要游泳。\n')];

describe('composeReply', () => {
  it('quotes the document and says where it is from; the source is not spoken', () => {
    expect(composeReply('Can I swim?', passages, 'en')).toEqual({
      text: 'Do not swim for two weeks.\n(Source: Cataract care, “Activity”)',
      spoken: 'Do not swim for two weeks.',
      language: 'en',
    });
    expect(composeReply('可以游泳嗎？', chinese, 'en').text).toBe(
      '兩週內不要游泳。\n（出處：白內障「活動」）',
    );
  });

  it('sends every urgent symptom to emergency care, whatever else is asked', () => {
    fc.assert(
      fc.property(fc.constantFrom(...URGENT_SYMPTOMS), ({ english, chinese: phrases }) => {
        expect(composeReply(`I have ${english[0] ?? ''}. Can I swim?`, passages, 'en').text).toBe(
          PHRASES.en.urgent,
        );
        const reply = composeReply(`我${phrases[0] ?? ''}，請問可以游泳嗎`, chinese, 'zh-TW');
        expect(reply.text).toBe(PHRASES['zh-TW'].urgent);
      }),
    );
  });

  it('answers in the language of the patient, in the characters of the patient', () => {
    expect(composeReply('停車場在哪裡？', passages, 'zh')).toMatchObject({ language: 'zh-TW' });
    expect(composeReply('停车场在哪里？', passages, 'zh-TW')).toMatchObject({
      text: PHRASES.zh.notFound,
      language: 'zh',
    });
    expect(composeReply('Where do I park?', passages, 'zh-TW').text).toBe(PHRASES.en.notFound);
    expect(composeReply('你好', passages, 'zh').language).toBe('zh');
  });

  it('is polite, and takes a greeting with a question for a question', () => {
    expect(composeReply('Hello there!', passages, 'en').text).toBe(PHRASES.en.greeting);
    expect(composeReply('謝謝', passages, 'en').text).toBe(PHRASES['zh-TW'].thanks);
    expect(composeReply('Hi, can I swim?', passages, 'en').text).toContain('Do not swim');
  });

  it('says that it has no documents', () => {
    expect(composeReply('Can I swim?', [], 'en').text).toBe(PHRASES.en.noDocuments);
  });

  it('says nothing that is neither a quote nor one of its own phrases', () => {
    const own = Object.values(PHRASES).flatMap(
      ({ greeting, thanks, notFound, noDocuments, urgent }) => [
        ...[greeting, thanks, notFound, noDocuments, urgent],
      ],
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (message) => {
        const { spoken } = composeReply(message, passages, 'en');
        expect([...own, 'Do not swim for two weeks.']).toContain(spoken);
      }),
    );
  });
});

describe('cutText', () => {
  it('keeps every letter in parts that are not too long', () => {
    const bare = (text: string): string => text.replaceAll(/[^\p{L}\p{N}]/gu, '');
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 300 }),
        fc.integer({ min: 1, max: 80 }),
        (text, max) => {
          const parts = cutText(text, max);
          expect(bare(parts.join(''))).toBe(bare(text));
          expect(parts.every((part) => [...part].length <= max)).toBe(true);
        },
      ),
    );
  });
});
