import type {
  ConversationDays,
  ConversationDetail,
  ConversationMessage,
  ConversationStatistics,
  ConversationSummary,
} from '@elevendops/contract';
import { buffer } from 'node:stream/consumers';
import type { ObjectStore } from '../objects/index.ts';
import type { PagePosition } from '../paging/index.ts';
import type { MessageRecord } from '../sessions/session-record.ts';
import { findUrgentSymptoms, labelOf } from '../triage/index.ts';
import { toSummary, type ConversationRecord } from './conversation-record.ts';
import type {
  ConversationFilter,
  ConversationRepository,
  ConversationTotals,
} from './repository.ts';
import { readDays } from './days.ts';
import { toStatistics } from './statistics.ts';
import { UnknownConversationError } from './unknown-conversation-error.ts';

/** What the use cases need. */
export interface ConversationServiceOptions {
  readonly repository: ConversationRepository;
  /** The messages of the session that a conversation was, in their order. */
  readonly messagesOf: (sessionId: string) => Promise<MessageRecord[]>;
  readonly objects: ObjectStore;
  readonly now: () => Date;
}

/** A part of the list, newest first, and totals over all that the filter keeps. */
export interface ConversationPage {
  readonly conversations: ConversationSummary[];
  readonly totals: ConversationTotals;
  /** Where the next page begins after; null when there is none. */
  readonly end: PagePosition | null;
}

/** The use cases of conversations that have ended. */
export interface ConversationService {
  list(
    filter: ConversationFilter,
    page: { limit: number; after: PagePosition | null },
  ): Promise<ConversationPage>;
  statistics(): Promise<ConversationStatistics>;
  /** What happened on each of the last days, today included. */
  daily(days: number): Promise<ConversationDays>;
  /** Marks a conversation as reviewed now, or as not reviewed. @throws UnknownConversationError */
  review(conversationId: string, reviewed: boolean): Promise<ConversationSummary>;
  /** @throws UnknownConversationError */
  get(conversationId: string): Promise<ConversationDetail>;
  /** Where the sound of a message is in the object store. @throws UnknownConversationError */
  audioKey(conversationId: string, sequence: number): Promise<string>;
}

/** The sounds that one reply carries, in bytes. The others are fetched one by one. */
const AUDIO_BUDGET_BYTES = 3 * 1024 * 1024;

/** Makes a {@link ConversationService}. */
export function createConversationService(
  options: ConversationServiceOptions,
): ConversationService {
  const { repository, messagesOf, objects, now } = options;

  async function existing(conversationId: string): Promise<ConversationRecord> {
    const record = await repository.get(conversationId);
    if (record === null) {
      throw new UnknownConversationError();
    }
    return record;
  }

  /** Sounds by their keys, as many of the first as fit. */
  async function soundsOf(messages: readonly MessageRecord[]): Promise<Map<string, string>> {
    let left = AUDIO_BUDGET_BYTES;
    const fitting = messages.flatMap(({ audio_key: key, audio_bytes: sizeBytes }) => {
      left -= sizeBytes;
      return key === null || left < 0 ? [] : [key];
    });
    const sounds = await Promise.all(
      fitting.map(async (key) => {
        const opened = await objects.get(key);
        return [
          key,
          opened === null ? '' : (await buffer(opened.body)).toString('base64'),
        ] as const;
      }),
    );
    return new Map(sounds.filter(([, sound]) => sound !== ''));
  }

  return {
    async list(filter, { limit, after }) {
      const [records, totals] = await Promise.all([
        repository.list(filter, { limit: limit + 1, after }),
        repository.totals(filter),
      ]);
      const page = records.slice(0, limit);
      const last = page.at(-1);
      const isEnd = last === undefined || records.length <= limit;
      return {
        conversations: page.map(toSummary),
        totals,
        end: isEnd ? null : { value: last.created_at, id: last.conversation_id },
      };
    },
    statistics: async () => toStatistics(await repository.figures()),
    daily: (days) => readDays(repository, now(), days),
    async review(conversationId, reviewed) {
      const record = await repository.review(conversationId, reviewed ? now().toISOString() : null);
      if (record === null) {
        throw new UnknownConversationError();
      }
      return toSummary(record);
    },
    async get(conversationId) {
      const record = await existing(conversationId);
      const messages = await messagesOf(conversationId);
      const sounds = await soundsOf(messages);
      const [answered, unanswered] = [new Set(record.answered), new Set(record.unanswered)];
      const contentsOf = (places: ReadonlySet<number>): string[] =>
        messages.filter(({ sequence }) => places.has(sequence)).map(({ content }) => content);
      return {
        ...toSummary(record),
        messages: messages.map(({ sequence, role, content, timestamp, audio_key: key }) => {
          const isQuestion = answered.has(sequence) || unanswered.has(sequence);
          return {
            role,
            content,
            timestamp,
            is_answered: isQuestion ? answered.has(sequence) : null,
            urgent_symptoms:
              role === 'patient'
                ? findUrgentSymptoms(content).map((symptom) => labelOf(symptom, content))
                : [],
            audio_data: key === null ? null : (sounds.get(key) ?? null),
            audio_url:
              key === null
                ? null
                : `/api/conversations/${conversationId}/audio/${String(sequence)}`,
          } satisfies ConversationMessage;
        }),
        answered_questions: contentsOf(answered),
        unanswered_questions: contentsOf(unanswered),
      };
    },
    async audioKey(conversationId, sequence) {
      await existing(conversationId);
      const messages = await messagesOf(conversationId);
      const key = messages[sequence]?.audio_key ?? null;
      if (key === null) {
        throw new UnknownConversationError('Sound');
      }
      return key;
    },
  };
}
