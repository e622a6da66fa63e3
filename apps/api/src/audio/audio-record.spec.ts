import { describe, expect, it } from 'vitest';
import { defaultName, objectKeyOf } from './audio-record.ts';

describe('objectKeyOf', () => {
  it.each([
    ['audio/a.mp3', 'audio/a.mp3'],
    ['https://storage.googleapis.com/bucket/audio/a.mp3', 'audio/a.mp3'],
    ['https://storage.googleapis.com/bucket/audio/a.mp3?X-Goog-Signature=old', null],
    ['https://elsewhere.example/a.mp3', null],
    ['http://localhost:8000/api/storage/files/audio/a.mp3', null],
  ])('finds for %s the key %s', (audio_url, key) => {
    expect(objectKeyOf({ audio_url })).toBe(key);
  });
});

describe('defaultName', () => {
  it('says what and when, in UTC', () => {
    const time = new Date('2026-03-04T05:06:59.999Z');
    expect(defaultName('Diabetes', time)).toBe('Diabetes - 2026-03-04 05:06');
    expect(defaultName(null, time)).toBe('Audio - 2026-03-04 05:06');
  });
});
