import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isQuestion } from './is-question.ts';

describe('isQuestion', () => {
  it('takes any text with a question mark of any alphabet for a question', () => {
    const mark = fc.constantFrom('?', '？', '؟', '﹖');
    fc.assert(
      fc.property(fc.string(), mark, fc.string(), (before, one, after) => {
        expect(isQuestion(`${before}${one}${after}`)).toBe(true);
      }),
    );
  });

  it('does not care for upper case, typographic apostrophes, or a polite beginning', () => {
    const form = fc.constantFrom(
      'can i drive',
      'what is this',
      "don't i need rest",
      'how long',
      'should my son come',
    );
    fc.assert(
      fc.property(
        form,
        fc.constantFrom('', 'And ', 'OK ', 'Hello. ', '你好。'),
        fc.boolean(),
        (text, before, upper) => {
          const written = `${before}${text}`.replace("'", '’');
          expect(isQuestion(upper ? written.toUpperCase() : written)).toBe(true);
        },
      ),
    );
  });

  it.each([
    'what should I eat after surgery',
    'I wonder if I can drive',
    'I don’t know whether I may shower',
    'Tell me about the side effects',
    'when can I go back to work',
    'Thanks. is it normal that it itches',
    'do you know my dose',
    '可以洗澡嗎',
    '这个药可以跟牛奶一起吃吗',
    '那我呢',
    '手術後要休息多久',
    '怎麼點眼藥水',
    '為什麼會紅',
    '一天要點幾次',
    '能不能運動',
    '我想知道飲食要注意的事',
    '有沒有副作用',
    '請問回診時間',
  ])('takes "%s" for a question', (text) => {
    expect(isQuestion(text)).toBe(true);
  });

  it.each([
    'Thank you very much',
    'I can see well now',
    'My eye hurts.',
    'When I wake up my eye is dry.',
    'What a relief!',
    'May 5 is my appointment',
    'It is fine',
    '謝謝您',
    '我今天沒什麼不舒服',
    '没有什么问题',
    '什麼都不想吃',
    '好的，我會按時吃藥',
    '',
    ' ',
  ])('does not take "%s" for one', (text) => {
    expect(isQuestion(text)).toBe(false);
  });
});
