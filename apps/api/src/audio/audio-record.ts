import type { AudioFile } from '@elevendops/contract';

/** An audio file as it is stored; the sound itself is an object. */
export interface AudioRecord extends Omit<AudioFile, 'audio_url'> {
  /**
   * Key of the object; in records of earlier versions also the address of a public file, in our bucket or
   * elsewhere.
   */
  readonly audio_url: string;
}

const PUBLIC_FILE = /^https:\/\/storage\.googleapis\.com\/[^/]+\/(?<key>[^?#]+)$/u;

/** The key of a new object. */
export function newObjectKey(audioId: string): string {
  return `audio/${audioId}.mp3`;
}

/** The key of the sound of a record; null when it is kept elsewhere. */
export function objectKeyOf({ audio_url: url }: Pick<AudioRecord, 'audio_url'>): string | null {
  const key = PUBLIC_FILE.exec(url)?.groups?.['key'];
  return key ?? (/^[a-z]+:\/\//u.test(url) ? null : url);
}

/** What an audio file without a name is called: by the disease, else `Audio`, and the time in UTC. */
export function defaultName(diseaseName: string | null, createdAt: Date): string {
  const time = createdAt.toISOString().slice(0, 16).replace('T', ' ');
  return `${diseaseName ?? 'Audio'} - ${time}`;
}
