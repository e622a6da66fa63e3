import type { AudioFile, GenerateAudio, UpdateAudio } from '@elevendops/contract';
import type { ObjectStore } from '../objects/index.ts';
import type { RemovalList } from '../objects/removals/index.ts';
import type { PagePosition } from '../paging/index.ts';
import { defaultName, newObjectKey, objectKeyOf, type AudioRecord } from './audio-record.ts';
import type { ShowAudio } from './audio-urls.ts';
import type { Narrator } from './narrator.ts';
import type { AudioFilter, AudioRepository } from './repository.ts';
import { UnknownAudioError } from './unknown-audio-error.ts';

/** What the use cases need. */
export interface AudioServiceOptions {
  readonly repository: AudioRepository;
  readonly objects: Pick<ObjectStore, 'put'>;
  readonly removals: Pick<RemovalList, 'note' | 'hasten'>;
  readonly narrator: Narrator;
  readonly show: ShowAudio;
  /** The name of a knowledge document; null when there is none. */
  readonly diseaseNameOf: (knowledgeId: string) => Promise<string | null>;
  /** Speaks when no voice was chosen. */
  readonly defaultVoice: () => Promise<string>;
  readonly now: () => Date;
  readonly createId: () => string;
  /** Told that there is an object to remove. */
  readonly wakeRemover: () => void;
}

/** How much of the list is wanted. */
export interface PageRequest {
  readonly limit: number;
  /** Where the page before ended; null for the first. */
  readonly after: PagePosition | null;
}

/** A part of the list, newest first. */
export interface AudioPage {
  readonly files: AudioFile[];
  readonly total: number;
  /** Where the next page begins after; null when there is none. */
  readonly end: PagePosition | null;
}

/** The use cases of audio files. */
export interface AudioService {
  /** @throws NothingToReadError, UpstreamError, UnusableSpeechError */
  generate(input: GenerateAudio, signal: AbortSignal): Promise<AudioFile>;
  list(filter: AudioFilter, page: PageRequest): Promise<AudioPage>;
  /** The key of the sound, or the address where it is kept elsewhere. @throws UnknownAudioError */
  locate(audioId: string): Promise<{ readonly key: string } | { readonly url: string }>;
  /** @throws UnknownAudioError */
  update(audioId: string, input: UpdateAudio): Promise<AudioFile>;
  /** @throws UnknownAudioError */
  delete(audioId: string): Promise<void>;
}

/** An object whose record is not there after this time was left behind. */
const KEEP_WITHIN_MS = 600_000;
/** A page ends early once it holds this many characters of scripts. */
const MAX_PAGE_CHARACTERS = 1_000_000;
/** How many records are read at a time: of the longest scripts a few megabytes. */
const BATCH = 20;

/** Makes an {@link AudioService}. */
export function createAudioService(options: AudioServiceOptions): AudioService {
  const { repository, objects, removals, narrator, show, now, createId, wakeRemover } = options;

  /** Keeps the sound, then the record: whatever fails in between, no sound stays without a record. */
  async function keep(record: AudioRecord, sound: Uint8Array): Promise<void> {
    const key = record.audio_url;
    await removals.note(key, new Date(now().getTime() + KEEP_WITHIN_MS));
    await objects.put(key, sound, { contentType: 'audio/mpeg' });
    try {
      await repository.create(record);
    } catch (error) {
      // Whether the record was written may be unknown; then the removal went with it.
      await removals.hasten(key, now()).catch(() => undefined);
      wakeRemover();
      throw error;
    }
  }

  async function shown(record: AudioRecord): Promise<AudioFile> {
    const [file] = await show([record]);
    return file ?? record;
  }

  return {
    async generate(input, signal) {
      const { knowledge_id, doctor_id, script, name, description } = input;
      const [diseaseName, voice] = await Promise.all([
        options.diseaseNameOf(knowledge_id),
        input.voice_id === '' ? options.defaultVoice() : input.voice_id,
      ]);
      const secondVoice = input.speaker2_voice_id === '' ? null : (input.speaker2_voice_id ?? null);
      const { bytes, durationSeconds } = await narrator.narrate(
        script,
        { 1: voice, 2: secondVoice ?? voice },
        signal,
      );
      const audioId = createId();
      const createdAt = now();
      const record: AudioRecord = {
        audio_id: audioId,
        audio_url: newObjectKey(audioId),
        knowledge_id,
        voice_id: voice,
        speaker2_voice_id: secondVoice,
        duration_seconds: durationSeconds,
        script,
        created_at: createdAt.toISOString(),
        doctor_id,
        name: isBlank(name) ? defaultName(diseaseName, createdAt) : name,
        description: description ?? '',
      };
      // What was paid for is kept, also when the caller has left by now.
      await keep(record, bytes);
      return shown(record);
    },
    async list(filter, page) {
      const [total, { records, end }] = await Promise.all([
        repository.count(filter),
        readPage(repository, filter, page),
      ]);
      return { files: await show(records), total, end };
    },
    async locate(audioId) {
      const record = await repository.get(audioId);
      if (record === null) {
        throw new UnknownAudioError();
      }
      const key = objectKeyOf(record);
      return key === null ? { url: record.audio_url } : { key };
    },
    async update(audioId, { name, description }) {
      const after = await repository.change(audioId, (record) => ({
        ...record,
        name: name ?? record.name,
        description: description ?? record.description,
      }));
      if (after === null) {
        throw new UnknownAudioError();
      }
      return shown(after);
    },
    async delete(audioId) {
      if (!(await repository.delete(audioId, now()))) {
        throw new UnknownAudioError();
      }
      wakeRemover();
    },
  };
}

/** Reads some records at a time, until the page is full or holds enough text. */
async function readPage(
  repository: AudioRepository,
  filter: AudioFilter,
  { limit, after }: PageRequest,
): Promise<{ readonly records: AudioRecord[]; readonly end: PagePosition | null }> {
  const records: AudioRecord[] = [];
  let characters = 0;
  let end = after;
  while (records.length < limit && characters < MAX_PAGE_CHARACTERS) {
    const wanted = Math.min(BATCH, limit - records.length);
    const batch = await repository.list(filter, { limit: wanted + 1, after: end });
    for (const record of batch.slice(0, wanted)) {
      if (characters < MAX_PAGE_CHARACTERS) {
        records.push(record);
        characters += record.script.length;
        end = { value: record.created_at, id: record.audio_id };
      }
    }
    if (batch.length === 0 || batch.at(-1)?.audio_id === end?.id) {
      return { records, end: null };
    }
  }
  return { records, end };
}

function isBlank(name: string | null | undefined): name is null | undefined | '' {
  return name === undefined || name === null || name.trim() === '';
}
