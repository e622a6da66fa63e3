import { ConfigurationError, loadSettings } from '@elevendops/config';
import { describe, expect, it } from 'vitest';
import { testParts } from '../__fixtures__/test-parts.ts';
import type { DocumentStore } from '../documents/index.ts';
import type { ObjectStore } from '../objects/index.ts';
import { composeAgentsCloud } from './agents-cloud.ts';

const PRODUCTION = {
  APP_ENV: 'production',
  GOOGLE_CLOUD_PROJECT: 'project',
  GOOGLE_API_KEY: 'google-key',
  GCS_BUCKET_NAME: 'bucket',
  CORS_ORIGINS: 'https://elevendops.example',
};

/** Finds nothing: what answers from it is offline. */
const empty = { get: () => Promise.resolve(null) } as unknown as DocumentStore & ObjectStore;

const cloudOf = (env: Record<string, string>) =>
  composeAgentsCloud({ ...testParts(env, { documents: empty, objects: empty }), speech: null });

describe('composeAgentsCloud', () => {
  it('[bug 31] never serves offline agents in production: without a key it does not start', () => {
    expect(() => loadSettings(PRODUCTION)).toThrow(ConfigurationError);
    expect(() => loadSettings(PRODUCTION)).toThrow(/ELEVENLABS_API_KEY/);
  });

  it('[bug 31] is ElevenLabs in production, whatever a variable asks for', async () => {
    const env = { ...PRODUCTION, ELEVENLABS_API_KEY: 'key', USE_MOCK_ELEVENLABS: 'true' };
    const { agents } = await cloudOf(env);
    // The offline agents would look into the store and say that there is none.
    const reason = new Error('no call of a network in this test');
    await expect(agents.get('agent', AbortSignal.abort(reason))).rejects.toBe(reason);
  });

  it('is offline without any key in the embedded mode', async () => {
    const { agents } = await cloudOf({});
    expect(await agents.get('agent', new AbortController().signal)).toBeNull();
  });
});
