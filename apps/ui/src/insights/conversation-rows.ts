import type { ConversationSummary } from '@elevendops/contract';

/** The columns of an export, in order. */
export const EXPORT_COLUMNS = [
  'id',
  'date',
  'patient',
  'agent',
  'messages',
  'answered',
  'unanswered',
  'duration',
  'attention',
  'concerns',
  'reviewed',
] as const;

/** A conversation as a row of an export, in the order of {@link EXPORT_COLUMNS}. */
export function exportRow(
  conversation: ConversationSummary,
  words: { readonly yes: string; readonly no: string },
): (string | number)[] {
  return [
    conversation.conversation_id,
    conversation.created_at,
    conversation.patient_id,
    conversation.agent_name,
    conversation.total_messages,
    conversation.answered_count,
    conversation.unanswered_count,
    conversation.duration_seconds,
    conversation.requires_attention ? words.yes : words.no,
    conversation.main_concerns.join('; '),
    conversation.reviewed_at ?? '',
  ];
}
