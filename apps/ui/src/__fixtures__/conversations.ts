import type { ConversationDetail, ConversationSummary } from '@elevendops/contract';

/** A conversation as lists have it; calm and not reviewed unless said otherwise. */
export function createConversation(change: Partial<ConversationSummary> = {}): ConversationSummary {
  return {
    conversation_id: crypto.randomUUID(),
    patient_id: 'P1',
    agent_id: crypto.randomUUID(),
    agent_name: 'Nurse',
    requires_attention: false,
    main_concerns: [],
    total_messages: 4,
    answered_count: 2,
    unanswered_count: 0,
    duration_seconds: 65,
    created_at: '2026-05-10T12:00:00.000Z',
    reviewed_at: null,
    ...change,
  };
}

/** A conversation with one urgent question that nobody answered. */
export function createUrgentConversation(change: Partial<ConversationDetail> = {}) {
  const content = 'My chest hurts <b>a lot</b>. What now?';
  const timestamp = '2026-05-10T12:00:05.000Z';
  const detail: ConversationDetail = {
    ...createConversation({
      patient_id: 'URGENT1',
      requires_attention: true,
      main_concerns: ['Chest pain'],
      answered_count: 0,
      unanswered_count: 1,
    }),
    messages: [
      {
        role: 'patient',
        content,
        timestamp,
        is_answered: false,
        urgent_symptoms: ['Chest pain'],
        audio_data: null,
        audio_url: null,
      },
      {
        role: 'agent',
        content: 'I do not know.',
        timestamp,
        is_answered: null,
        urgent_symptoms: [],
        audio_data: null,
        audio_url: null,
      },
    ],
    answered_questions: [],
    unanswered_questions: [content],
    ...change,
  };
  return detail;
}
