import { describe, expect, it } from 'vitest';
import { soundOf } from './sound-of.ts';

describe('soundOf', () => {
  it('keeps every byte', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, value) => value);
    const blob = soundOf(Buffer.from(bytes).toString('base64'));
    expect(new Uint8Array(await blob.arrayBuffer())).toEqual(bytes);
  });

  it('knows WAV from MP3', () => {
    expect(soundOf(btoa('RIFF....WAVE')).type).toBe('audio/wav');
    expect(soundOf(btoa('\u00FF\u00FB')).type).toBe('audio/mpeg');
  });
});
