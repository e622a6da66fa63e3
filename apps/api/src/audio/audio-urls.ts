import type { AudioFile } from '@elevendops/contract';
import type { Logger } from '@elevendops/logging';
import type { ObjectStore } from '../objects/index.ts';
import { objectKeyOf, type AudioRecord } from './audio-record.ts';

/** Gives records as callers see them, in their order: with an address that plays. */
export type ShowAudio = (records: readonly AudioRecord[]) => Promise<AudioFile[]>;

/**
 * Makes a {@link ShowAudio}. Where the store has no address for an object, such as while signing fails,
 * the address is our own route, which always plays; it is never an unsigned one of the store.
 */
export function createShowAudio(
  objects: Pick<ObjectStore, 'url'>,
  logger: Pick<Logger, 'warn'>,
): ShowAudio {
  return async (records) => {
    let failure: unknown;
    const files = await Promise.all(
      records.map(async (record) => {
        const key = objectKeyOf(record);
        const url =
          key === null
            ? record.audio_url
            : await objects.url(key).catch((error: unknown) => {
                failure = error;
                return `/api/audio/stream/${record.audio_id}`;
              });
        return { ...record, audio_url: url };
      }),
    );
    if (failure !== undefined) {
      logger.warn({ err: failure }, 'no signed address for audio: it is sent through the API');
    }
    return files;
  };
}
