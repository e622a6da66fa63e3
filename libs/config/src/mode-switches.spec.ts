import { describe, expect, it } from 'vitest';
import { PRODUCTION_ENVIRONMENT } from './__fixtures__/production-environment.ts';
import { loadSettings } from './load-settings.ts';

describe('resolveMode', () => {
  it('keeps everything in files and offline when development says nothing', () => {
    expect(loadSettings({})).toMatchObject({
      mode: 'embedded',
      useFirestoreEmulator: false,
      useGcsEmulator: false,
      useMockData: true,
      useMockStorage: true,
      useMockElevenlabs: true,
      warnings: [],
    });
  });

  it('uses the real services when staging says nothing', () => {
    expect(loadSettings({ ...PRODUCTION_ENVIRONMENT, APP_ENV: 'staging' })).toMatchObject({
      mode: 'production',
      useMockData: false,
      useMockStorage: false,
      useMockElevenlabs: false,
      warnings: [],
    });
  });

  it('lets each emulator win over its mock and says so', () => {
    const settings = loadSettings({
      USE_FIRESTORE_EMULATOR: 'true',
      FIRESTORE_EMULATOR_HOST: 'localhost:8081',
      USE_MOCK_DATA: 'true',
      USE_GCS_EMULATOR: 'true',
      USE_MOCK_STORAGE: 'true',
    });
    expect(settings).toMatchObject({
      mode: 'emulators',
      useMockData: false,
      useMockStorage: false,
    });
    expect(settings.warnings).toEqual([
      'USE_FIRESTORE_EMULATOR=true overrides USE_MOCK_DATA=true; remove one of the two',
      'USE_GCS_EMULATOR=true overrides USE_MOCK_STORAGE=true; remove one of the two',
    ]);
  });

  it('emulates Firestore alone when only that is asked for', () => {
    expect(loadSettings({ USE_FIRESTORE_EMULATOR: 'true' })).toMatchObject({
      mode: 'emulators',
      useGcsEmulator: false,
      useMockStorage: true,
    });
  });

  it('is in production mode when development asks for the real Firestore', () => {
    expect(
      loadSettings({ USE_MOCK_DATA: 'false', GOOGLE_CLOUD_PROJECT: 'clinic-project' }).mode,
    ).toBe('production');
  });

  it.each([
    [{}, true],
    [{ ELEVENLABS_API_KEY: 'key' }, false],
    [{ ELEVENLABS_API_KEY: 'key', USE_MOCK_ELEVENLABS: 'true' }, true],
    [{ USE_MOCK_ELEVENLABS: 'false' }, false],
  ])('for %j in development, mocking ElevenLabs is %s', (env, expected) => {
    expect(loadSettings(env).useMockElevenlabs).toBe(expected);
  });
});
