import { describe, expect, it } from 'vitest';
import { formatBytes } from './format-bytes.ts';

describe('formatBytes', () => {
  it('uses the largest unit that fits', () => {
    expect(formatBytes(11, 'en')).toBe('11 bytes');
    expect(formatBytes(1, 'en')).toBe('1 byte');
    expect(formatBytes(24_300, 'en')).toBe('24 kB');
    expect(formatBytes(20 * 1024 * 1024, 'en')).toBe('21 MB');
    expect(formatBytes(1_440_000, 'en')).toBe('1.4 MB');
  });
});
