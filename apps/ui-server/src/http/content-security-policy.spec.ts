import { loadSettings } from '@elevendops/config';
import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy, foreignOrigins } from './content-security-policy.ts';

const PRODUCTION = {
  APP_ENV: 'production',
  ELEVENLABS_API_KEY: 'key',
  GOOGLE_API_KEY: 'key',
  GOOGLE_CLOUD_PROJECT: 'project',
  GCS_BUCKET_NAME: 'bucket',
  LANGSMITH_TRACING_ENABLED: 'false',
};
const policyOf = (env: Readonly<Record<string, string>>) =>
  contentSecurityPolicy(foreignOrigins(loadSettings(env)));

describe('contentSecurityPolicy', () => {
  it('lets a page use this server alone in the embedded mode', () => {
    const policy = policyOf({});
    expect(policy['connect-src']).toEqual(["'self'"]);
    expect(policy['media-src']).toEqual(["'self'", 'blob:']);
    expect(policy['script-src']).toEqual(["'self'"]);
    expect(policy['worker-src']).toEqual(["'self'"]);
    expect(JSON.stringify(policy)).not.toMatch(/https?:|wss?:|unsafe/);
  });

  it.each([
    [undefined, 'wss://api.elevenlabs.io'],
    ['https://api.us.elevenlabs.io', 'wss://api.us.elevenlabs.io'],
    ['https://api.eu.residency.elevenlabs.io', 'wss://api.eu.residency.elevenlabs.io'],
    ['https://api.in.residency.elevenlabs.io/', 'wss://api.in.residency.elevenlabs.io'],
  ])('lets it talk to the voice agents of %s', (url, origin) => {
    const region: Record<string, string> = url === undefined ? {} : { ELEVENLABS_API_URL: url };
    const policy = policyOf({ ...PRODUCTION, ...region });
    expect(policy['connect-src']).toEqual(["'self'", origin]);
    expect(policy['media-src']).toContain('https://storage.googleapis.com');
  });

  it('takes a stand-in on this machine for ElevenLabs outside production', () => {
    const policy = policyOf({
      ELEVENLABS_API_KEY: 'key',
      ELEVENLABS_API_URL: 'http://127.0.0.1:4000',
    });
    expect(policy['connect-src']).toEqual(["'self'", 'ws://127.0.0.1:4000']);
  });

  it('lets nobody talk in the demonstration, whose conversations are text', () => {
    expect(policyOf({ ...PRODUCTION, DEMO_MODE: 'true' })['connect-src']).toEqual(["'self'"]);
  });
});
