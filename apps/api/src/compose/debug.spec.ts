import { loadSettings } from '@elevendops/config';
import { describe, expect, it } from 'vitest';
import { composeDebug } from './debug.ts';

const KEYS = {
  APP_ENV: 'production',
  ELEVENLABS_API_KEY: 'key',
  GOOGLE_API_KEY: 'key',
  GOOGLE_CLOUD_PROJECT: 'project',
  GCS_BUCKET_NAME: 'bucket',
};

describe('composeDebug', () => {
  it('has no routes in production', () => {
    // Nothing else is looked at: there is nothing to put together.
    const parts = { settings: loadSettings(KEYS) } as Parameters<typeof composeDebug>[0];
    expect(composeDebug(parts).features).toEqual([]);
  });
});
