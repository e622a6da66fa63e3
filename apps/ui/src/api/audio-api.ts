import {
  PAGE_LIMITS,
  audioDeletedSchema,
  audioFileSchema,
  audioListSchema,
  voiceListSchema,
  type AudioDeleted,
  type AudioFile,
  type AudioList,
  type GenerateAudio,
  type UpdateAudio,
  type VoiceInfo,
} from '@elevendops/contract';
import type { ApiClient } from './api-client.ts';

// A script of fifteen minutes is spoken in many parts, one after the other.
const SPEAKING_TIMEOUT_MS = 15 * 60_000;
const VOICES_TIMEOUT_MS = 30_000;

/** What a list of audio is narrowed to. */
export interface AudioFilter {
  readonly knowledgeId?: string;
}

/** One page of audio files, newest first; without a cursor the first. */
export function fetchAudioPage(
  api: ApiClient,
  filter: AudioFilter,
  cursor: string | null,
  signal?: AbortSignal,
): Promise<AudioList> {
  const query = new URLSearchParams({ limit: String(PAGE_LIMITS.defaultSize) });
  if (filter.knowledgeId !== undefined) {
    query.set('knowledge_id', filter.knowledgeId);
  }
  if (cursor !== null) {
    query.set('cursor', cursor);
  }
  return api.request(`/api/audio/list?${query.toString()}`, { reply: audioListSchema, signal });
}

/** Has a script spoken and stored. */
export function generateAudio(
  api: ApiClient,
  order: Omit<GenerateAudio, 'doctor_id'>,
  signal?: AbortSignal,
): Promise<AudioFile> {
  return api.request('/api/audio/generate', {
    method: 'POST',
    body: order,
    reply: audioFileSchema,
    signal,
    timeoutMs: SPEAKING_TIMEOUT_MS,
  });
}

/** Changes name or description; an empty one is cleared. */
export function updateAudio(api: ApiClient, id: string, change: UpdateAudio): Promise<AudioFile> {
  return api.request(pathOf(id), { method: 'PUT', body: change, reply: audioFileSchema });
}

/** Deletes an audio file. */
export function deleteAudio(api: ApiClient, id: string): Promise<AudioDeleted> {
  return api.request(pathOf(id), { method: 'DELETE', reply: audioDeletedSchema });
}

/** The voices that can speak, the curated ones first. */
export function fetchVoices(api: ApiClient, signal?: AbortSignal): Promise<readonly VoiceInfo[]> {
  return api.request('/api/audio/voices/list', {
    reply: voiceListSchema,
    signal,
    timeoutMs: VOICES_TIMEOUT_MS,
  });
}

function pathOf(id: string): string {
  return `/api/audio/${encodeURIComponent(id)}`;
}
