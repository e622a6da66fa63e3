import type { Logger } from '@elevendops/logging';
import type { DocumentStore } from '../../documents/index.ts';
import type { SpeechSynthesis } from '../../speech/speech.ts';
import type { Conversations, ReplyAudio } from '../conversations.ts';
import { composeReply, type OfflineReply } from './compose-reply.ts';
import { readOfflineAgent, unknownOfflineAgent } from './offline-agents.ts';
import { createOfflineLibrary } from './offline-library.ts';
import { cutText } from './cut-text.ts';

/** What offline conversations take. */
export interface OfflineConversationsOptions {
  readonly store: DocumentStore;
  /** Null when there is none: replies are text alone then. */
  readonly speech: SpeechSynthesis | null;
  readonly logger: Logger;
  readonly sleep: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Makes the conversations of the embedded mode: answers are looked up in the linked documents. */
export function createOfflineConversations(options: OfflineConversationsOptions): Conversations {
  const { store, speech, logger, sleep } = options;
  const library = createOfflineLibrary(store, sleep);
  let hasWarned = false;

  async function voice(
    { spoken, language }: OfflineReply,
    voiceId: string,
    signal: AbortSignal,
  ): Promise<ReplyAudio | null> {
    if (speech === null) {
      return null;
    }
    try {
      const parts: Uint8Array[] = [];
      for (const text of cutText(spoken, speech.maxCharacters)) {
        parts.push(await speech.synthesize({ text, voiceId, languageCode: language }, signal));
      }
      return { bytes: Buffer.concat(parts), contentType: 'audio/mpeg' };
    } catch (error) {
      signal.throwIfAborted();
      if (!hasWarned) {
        logger.warn({ err: error }, 'offline replies are text alone: there is no voice');
        hasWarned = true;
      }
      return null;
    }
  }

  return {
    // A browser cannot talk to an agent that is not on a platform.
    hasVoice: false,
    talks: () => Promise.resolve([]),
    signedUrl: () => Promise.resolve(''),
    async open({ platformId, language, textOnly, history }) {
      const opened = await readOfflineAgent(store, platformId);
      if (opened === null) {
        throw unknownOfflineAgent();
      }
      let closed = false;
      return {
        greeting: history.length === 0 ? opened.firstMessage : null,
        get closed() {
          return closed;
        },
        async say(message, signal) {
          // Read each time: its documents may have changed since.
          const agent = await readOfflineAgent(store, platformId);
          if (agent === null) {
            closed = true;
            throw unknownOfflineAgent();
          }
          const passages = await library.passagesOf(agent.knowledge, signal);
          const reply = composeReply(message, passages, language);
          const audio = textOnly ? null : await voice(reply, agent.voiceId, signal);
          return { text: reply.text, audio };
        },
        close() {
          closed = true;
          return Promise.resolve();
        },
      };
    },
  };
}
