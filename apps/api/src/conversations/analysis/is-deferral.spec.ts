import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PHRASES } from '../../agents-cloud/offline/phrases.ts';
import { isDeferral } from './is-deferral.ts';

const ANSWERS = [
  'Use one drop four times a day. Please ask your doctor if you are not sure.',
  'I am sorry to hear that you are in pain. You may take paracetamol.',
  'Sorry for the wait. You can shower after two days.',
  'You do not have to fast.',
  'Yes.',
  '可以，兩天後就能洗澡。如有疑問請詢問醫師。',
  '抱歉讓您久等了。手術後一週內不要游泳。',
  '每天四次，每次一滴。',
  '不可以提重物。',
];

const DEFERRALS = [
  '',
  ' … ',
  'I’m sorry.',
  'I am sorry, but I can’t answer that.',
  'I don’t have information about parking.',
  'I do not know.',
  'I am not able to give medical advice on this.',
  'Unfortunately, I cannot diagnose your condition.',
  'That is outside of my knowledge.',
  'This is not covered in the documents.',
  'Please ask your doctor.',
  'Please contact your care team. Sorry!',
  'Sorry, something went wrong. Please try again later.',
  'The request timed out.',
  '抱歉，我無法回答這個問題。',
  '对不起，我不知道。',
  '文件中沒有相關的資料。',
  '這超出了我的知識範圍。',
  '請詢問您的醫師。',
  '系統忙碌中，請稍後再試。',
  '我不太清楚這件事。',
];

describe('isDeferral', () => {
  it.each(DEFERRALS)('calls "%s" a deferral', (reply) => {
    expect(isDeferral(reply)).toBe(true);
  });

  it.each(ANSWERS)('calls "%s" an answer', (reply) => {
    expect(isDeferral(reply)).toBe(false);
  });

  it('knows what the offline agent says when it has no answer', () => {
    for (const { notFound, noDocuments, greeting, urgent } of Object.values(PHRASES)) {
      expect([notFound, noDocuments, greeting, urgent].map(isDeferral)).toEqual([
        ...[true, true, false, false],
      ]);
    }
  });

  it('still sees a refusal when an answer stands beside it', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ANSWERS),
        fc.constantFrom('I don’t have information about parking.', '抱歉，我無法回答這個問題。'),
        (answer, refusal) => {
          expect(isDeferral(`${answer} ${refusal}`)).toBe(true);
        },
      ),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (reply) => {
        expect(typeof isDeferral(reply)).toBe('boolean');
      }),
    );
  });
});
