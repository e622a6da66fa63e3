import { describe, expect, it } from 'vitest';
import { ENVIRONMENT } from './environment/table.ts';
import { findNearMisses, nearMissOf } from './near-miss.ts';

describe('nearMissOf', () => {
  it.each([
    ['ELEVENLABS_APIKEY', 'ELEVENLABS_API_KEY'],
    ['ELEVEN_LABS_API_KEY', 'ELEVENLABS_API_KEY'],
    ['ELEVENLAB_API_KEY', 'ELEVENLABS_API_KEY'],
    ['elevenlabs_api_key', 'ELEVENLABS_API_KEY'],
    ['ELEVENLABS_APIKEY_FILE', 'ELEVENLABS_API_KEY_FILE'],
    ['GOOGLE_APIKEY', 'GOOGLE_API_KEY'],
    ['GOGOLE_CLOUD_PROJECT', 'GOOGLE_CLOUD_PROJECT'],
    ['APP_ENVIRONMENT', 'APP_ENV'],
    ['app-env', 'APP_ENV'],
    ['CORS_ORIGIN', 'CORS_ORIGINS'],
    ['DATA_DIRECTORY', 'DATA_DIR'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['port', 'PORT'],
  ])('takes %s for %s', (given, meant) => {
    expect(nearMissOf(given)).toMatchObject({ given, meant });
  });

  it.each([
    'PATH',
    'POST',
    'PORTS',
    'HOME',
    'NODE_ENV',
    'NODE_DEBUG',
    'K_CONFIGURATION',
    'K_SERVICES',
    'GEMINI_API_KEY',
    'GOOGLE_MAPS_API_KEY',
    'GOOGLE_CLOUD_REGION',
    'LANGCHAIN_API_KEY',
    'LANGSMITH_TRACING',
    'EMULATOR_DATA_PATH',
    'STORAGE_EMULATOR_HOST',
    'XDG_DATA_DIRS',
    'npm_package_version',
    'npm_config_loglevel',
  ])('lets %s be', (given) => {
    expect(nearMissOf(given)).toBeNull();
  });
});

describe('findNearMisses', () => {
  it('passes every name of the table and its _FILE form', () => {
    const env = Object.fromEntries(
      ENVIRONMENT.flatMap(({ name }) => [
        [name, 'x'],
        [`${name}_FILE`, 'x'],
      ]),
    );
    expect(findNearMisses(env)).toEqual([]);
  });

  it('passes what is unset or blank', () => {
    expect(findNearMisses({ APP_ENVIRONMENT: undefined, CORS_ORIGIN: ' ' })).toEqual([]);
  });

  it('sorts by name', () => {
    const found = findNearMisses({ GOOGLE_APIKEY: 'x', CORS_ORIGIN: 'x', APP_ENVIRONMENT: 'x' });
    expect(found.map(({ given }) => given)).toEqual([
      'APP_ENVIRONMENT',
      'CORS_ORIGIN',
      'GOOGLE_APIKEY',
    ]);
  });
});
