import { LANGUAGES, VARIANTS } from './languages.ts';
import {
  REQUEST_LIMITS,
  type FailureReason,
  type ParsedRequest,
  type SpeechPart,
  type VoiceSound,
} from './protocol.ts';

const ID = /^[\w-]{1,64}$/;

/** Reads a line; whatever it holds, this throws nothing. Fields that are not known are left out. */
export function parseRequest(line: string): ParsedRequest {
  const fields = objectOf(line);
  const id = fields?.['id'];
  if (fields === null || typeof id !== 'string' || !ID.test(id)) {
    return refused(null, 'malformed');
  }
  if (fields['type'] === 'cancel') {
    return { ok: true, request: { type: 'cancel', id } };
  }
  const voice = voiceOf(fields['voice']);
  const parts = partsOf(fields['parts']);
  if (fields['type'] !== 'speak' || voice === null || parts === null) {
    return refused(id, 'malformed');
  }
  const characters = parts.reduce((sum, part) => sum + ('text' in part ? part.text.length : 0), 0);
  if (parts.length > REQUEST_LIMITS.parts || characters > REQUEST_LIMITS.characters) {
    return refused(id, 'too-long');
  }
  if (!VARIANTS.includes(voice.variant)) {
    return refused(id, 'unknown-variant');
  }
  if (parts.some((part) => 'text' in part && !LANGUAGES.includes(part.language))) {
    return refused(id, 'unknown-language');
  }
  return { ok: true, request: { type: 'speak', id, voice, parts } };
}

function refused(id: string | null, reason: FailureReason): ParsedRequest {
  return { ok: false, reply: { type: 'failed', id, reason } };
}

function objectOf(line: string): Record<string, unknown> | null {
  try {
    return recordOf(JSON.parse(line));
  } catch {
    return null;
  }
}

function recordOf(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : null;
}

function voiceOf(value: unknown): VoiceSound | null {
  const { variant, pitch, rate } = recordOf(value) ?? {};
  return typeof variant === 'string' && isWithin(pitch, 0, 99) && isWithin(rate, 80, 300)
    ? { variant, pitch, rate }
    : null;
}

function partsOf(value: unknown): SpeechPart[] | null {
  if (!Array.isArray(value)) {
    return null;
  }
  const parts = value.map(partOf);
  return parts.every((part) => part !== null) ? parts : null;
}

function partOf(value: unknown): SpeechPart | null {
  const { text, language, silenceMs } = recordOf(value) ?? {};
  if (typeof text === 'string' && typeof language === 'string') {
    return { text, language };
  }
  return isWithin(silenceMs, 0, REQUEST_LIMITS.silenceMs) ? { silenceMs } : null;
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}
