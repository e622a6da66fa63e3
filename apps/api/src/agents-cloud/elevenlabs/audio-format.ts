import type { ReplyAudio } from '../conversations.ts';
import { decodeMuLaw } from './mu-law.ts';
import { wavFile } from './wav.ts';

/** Sound in the format that the platform announced, as a browser plays it; null for a format we do not know. */
export function playableAudio(format: string, bytes: Uint8Array): ReplyAudio | null {
  const [, codec, rate] = /^(pcm|ulaw|mp3)_(\d{4,5})(?:_\d+)?$/.exec(format) ?? [];
  switch (codec) {
    case 'pcm':
      return { bytes: wavFile(bytes, Number(rate)), contentType: 'audio/wav' };
    case 'ulaw':
      return { bytes: wavFile(decodeMuLaw(bytes), Number(rate)), contentType: 'audio/wav' };
    case 'mp3':
      return { bytes, contentType: 'audio/mpeg' };
    default:
      return null;
  }
}
