import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { URGENT_SYMPTOMS } from '../../triage/index.ts';
import { analyseConversation, type AnalysedMessage } from './analyse-conversation.ts';

const QUESTIONS = [
  'May I swim?',
  'How long does it take',
  '可以吃藥嗎',
  '要多久才會好？',
  '為什麼會痛',
];
const STATEMENTS = ['Thank you.', 'I see.', '謝謝', '好的，我知道了。'];
const ANSWERS = ['Yes, after two weeks.', 'Take one drop four times a day.', '可以，飯後服用。'];
const DEFERRALS = [
  '',
  'I am sorry.',
  'I do not have that information.',
  '抱歉，我無法回答這個問題。',
];

const patient = (contents: readonly string[]) =>
  fc.constantFrom(...contents).map((content): AnalysedMessage => ({ role: 'patient', content }));
const agent = (contents: readonly string[]) =>
  fc.constantFrom(...contents).map((content): AnalysedMessage => ({ role: 'agent', content }));
const any = fc.oneof(patient([...QUESTIONS, ...STATEMENTS]), agent([...ANSWERS, ...DEFERRALS]));
const conversation = fc.array(any, { maxLength: 30 });

describe('analyseConversation', () => {
  it('puts each question of the patient into exactly one of the two lists', () => {
    fc.assert(
      fc.property(conversation, (messages) => {
        const { answered, unanswered } = analyseConversation(messages);
        const questions = [...messages.entries()]
          .filter(([, { role, content }]) => role === 'patient' && QUESTIONS.includes(content))
          .map(([place]) => place);
        expect([...answered, ...unanswered].sort((a, b) => a - b)).toEqual(questions);
      }),
    );
  });

  it('calls a question answered when the very next message answers it', () => {
    fc.assert(
      fc.property(conversation, (messages) => {
        for (const place of analyseConversation(messages).answered) {
          expect(ANSWERS).toContain(messages[place + 1]?.content);
        }
        for (const place of analyseConversation(messages).unanswered) {
          expect(ANSWERS).not.toContain(
            messages[place + 1]?.role === 'agent' ? messages[place + 1]?.content : '',
          );
        }
      }),
    );
  });

  it('asks for attention exactly when a question is open or a symptom is urgent', () => {
    const urgent = fc
      .constantFrom(...URGENT_SYMPTOMS)
      .map(({ chinese }): AnalysedMessage => ({ role: 'patient', content: chinese[0] ?? '' }));
    fc.assert(
      fc.property(conversation, fc.option(urgent), (messages, symptom) => {
        const all = symptom === null ? messages : [...messages, symptom];
        const { requiresAttention, unanswered, mainConcerns } = analyseConversation(all);
        expect(requiresAttention).toBe(unanswered.length > 0 || symptom !== null);
        if (symptom !== null) {
          expect(URGENT_SYMPTOMS.some(({ label }) => label.zh === mainConcerns[0])).toBe(true);
        }
      }),
    );
  });

  it('never throws and keeps concerns short, whatever is said', () => {
    const message = fc.record({
      role: fc.constantFrom('patient' as const, 'agent' as const),
      content: fc.string({ unit: 'binary', maxLength: 300 }),
    });
    fc.assert(
      fc.property(fc.array(message, { maxLength: 10 }), (messages) => {
        for (const concern of analyseConversation(messages).mainConcerns) {
          expect([...concern].length).toBeLessThanOrEqual(50);
          expect(
            concern.isWellFormed() || messages.some(({ content }) => !content.isWellFormed()),
          ).toBe(true);
        }
      }),
    );
  });

  it('does not take a symptom that the agent names for one of the patient', () => {
    const messages: AnalysedMessage[] = [
      { role: 'patient', content: 'Hello' },
      { role: 'agent', content: 'Call for help if you have chest pain.' },
    ];
    expect(analyseConversation(messages)).toMatchObject({
      requiresAttention: false,
      mainConcerns: [],
    });
  });

  it('names open questions before answered ones, each once, the longest first', () => {
    const ask = (content: string, reply: string): AnalysedMessage[] => [
      { role: 'patient', content },
      { role: 'agent', content: reply },
    ];
    const { mainConcerns } = analyseConversation([
      ...ask('Is this a very long question that was answered well?', 'Yes.'),
      ...ask('Open?', 'I do not know.'),
      ...ask('Open?', 'I do not know.'),
      ...ask('Also open, and longer?', 'I cannot answer that.'),
    ]);
    expect(mainConcerns).toEqual([
      'Also open, and longer?',
      'Open?',
      'Is this a very long question that was answered ...',
    ]);
  });
});
