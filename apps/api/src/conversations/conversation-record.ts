import type { ConversationSummary } from '@elevendops/contract';
import type { MessageRecord, SessionRecord } from '../sessions/session-record.ts';
import { durationSeconds } from '../sessions/turn.ts';
import { analyseConversation } from './analysis/analyse-conversation.ts';
import { patientIdGrams } from './patient-id-grams.ts';

/** A conversation as it is stored. Its messages stay where the session put them. */
export interface ConversationRecord extends Readonly<ConversationSummary> {
  /** Every part of the patient's id, to be found by. */
  readonly patient_id_grams: readonly string[];
  /** What a filter finds the reviewed ones by. */
  readonly reviewed: boolean;
  /** Places of the questions that were answered. */
  readonly answered: readonly number[];
  readonly unanswered: readonly number[];
}

/** The conversation of a session that has ended; the same session always gives the same. */
export function toConversation(
  session: SessionRecord,
  messages: readonly MessageRecord[],
): ConversationRecord {
  const analysis = analyseConversation(messages);
  return {
    conversation_id: session.session_id,
    patient_id: session.patient_id,
    agent_id: session.agent_id,
    agent_name: session.agent_name,
    requires_attention: analysis.requiresAttention,
    main_concerns: [...analysis.mainConcerns],
    total_messages: messages.length,
    answered_count: analysis.answered.length,
    unanswered_count: analysis.unanswered.length,
    duration_seconds: durationSeconds(session),
    created_at: session.first_message_at ?? session.created_at,
    reviewed: false,
    reviewed_at: null,
    patient_id_grams: patientIdGrams(session.patient_id),
    answered: analysis.answered,
    unanswered: analysis.unanswered,
  };
}

/** The record as lists show it. */
export function toSummary(record: ConversationRecord): ConversationSummary {
  return {
    conversation_id: record.conversation_id,
    patient_id: record.patient_id,
    agent_id: record.agent_id,
    agent_name: record.agent_name,
    requires_attention: record.requires_attention,
    main_concerns: [...record.main_concerns],
    total_messages: record.total_messages,
    answered_count: record.answered_count,
    unanswered_count: record.unanswered_count,
    duration_seconds: record.duration_seconds,
    created_at: record.created_at,
    reviewed_at: record.reviewed_at,
  };
}
