import type { Logger } from '@elevendops/logging';
import type { ReplyAudio } from '../agents-cloud/conversations.ts';
import type { ObjectStore } from '../objects/index.ts';

const ENDINGS: Readonly<Record<string, string>> = { 'audio/mpeg': 'mp3', 'audio/wav': 'wav' };

/** A sound in the object store. */
export interface KeptSound {
  readonly key: string;
  readonly sizeBytes: number;
}

/** Where the sounds of replies are kept. */
export interface ReplySounds {
  /** What was stored; null when it could not be: the patient hears the reply in any case. */
  keep(sessionId: string, sequence: number, audio: ReplyAudio): Promise<KeptSound | null>;
  /** Removes what was stored for a reply that came too late. */
  discard(key: string): Promise<void>;
}

/** Makes {@link ReplySounds} over an object store. */
export function createReplySounds(objects: ObjectStore, logger: Logger): ReplySounds {
  return {
    async keep(sessionId, sequence, { bytes, contentType }) {
      const key = `sessions/${sessionId}/${String(sequence)}.${ENDINGS[contentType] ?? 'bin'}`;
      try {
        await objects.put(key, bytes, { contentType });
        return { key, sizeBytes: bytes.length };
      } catch (error) {
        logger.warn({ err: error, session_id: sessionId }, 'the sound of a reply was not stored');
        return null;
      }
    },
    async discard(key) {
      await objects.delete(key).catch((error: unknown) => {
        logger.warn({ err: error, key }, 'the sound of a reply was not removed');
      });
    },
  };
}
