import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { PRODUCTION_ENVIRONMENT } from './__fixtures__/production-environment.ts';
import type { ConfigurationProblem } from './configuration-error.ts';
import { loadSettings } from './load-settings.ts';
import type { EnvironmentRecord } from './read-variables.ts';

const folder = mkdtempSync(join(tmpdir(), 'elevendops-config-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

function problemsOf(env: EnvironmentRecord): readonly ConfigurationProblem[] {
  try {
    loadSettings(env);
  } catch (error) {
    return (error as { readonly problems: readonly ConfigurationProblem[] }).problems;
  }
  return [];
}

describe('loadSettings', () => {
  it('ignores variables that are not ours', () => {
    expect(
      loadSettings({ HOME: '/root', POST: '1', NODE_ENV: 'test', LANGSMITH_TRACING: 'true' }),
    ).toEqual(loadSettings({}));
  });

  it('turns debugging off in production unless it is asked for', () => {
    expect(loadSettings({}).debug).toBe(true);
    expect(loadSettings(PRODUCTION_ENVIRONMENT).debug).toBe(false);
    expect(loadSettings({ ...PRODUCTION_ENVIRONMENT, DEBUG: 'true' }).debug).toBe(true);
  });

  it('always lets the pages of the API itself call it', () => {
    expect(
      loadSettings({ CORS_ORIGINS: 'http://localhost:8000,https://a.example' }).corsOrigins,
    ).toEqual(['http://localhost:8000', 'https://a.example', 'http://127.0.0.1:8000']);
  });

  it('traces when there is a key, unless told otherwise', () => {
    const key = { LANGSMITH_API_KEY: 'key' };
    expect(loadSettings({}).langsmithTracingEnabled).toBe(false);
    expect(loadSettings(key).langsmithTracingEnabled).toBe(true);
    expect(loadSettings({ ...key, LANGSMITH_TRACING_ENABLED: 'no' }).langsmithTracingEnabled).toBe(
      false,
    );
  });

  it('keeps texts out of traces, unless the level is debug and nobody hides them', () => {
    const hidden = (env: EnvironmentRecord) => {
      const { langsmithHideInputs, langsmithHideOutputs } = loadSettings(env);
      return [langsmithHideInputs, langsmithHideOutputs];
    };
    expect(hidden({})).toEqual([true, true]);
    expect(hidden({ LANGSMITH_HIDE_OUTPUTS: 'no' })).toEqual([true, false]);
    const debug = { LANGSMITH_TRACE_LEVEL: 'debug' };
    expect(hidden(debug)).toEqual([false, false]);
    expect(hidden({ ...debug, LANGSMITH_HIDE_INPUTS: 'yes' })).toEqual([true, false]);
  });

  it('requires the LangSmith key in production when tracing is asked for', () => {
    expect(
      problemsOf({ ...PRODUCTION_ENVIRONMENT, LANGSMITH_TRACING_ENABLED: 'true' }),
    ).toMatchObject([
      {
        variable: 'LANGSMITH_API_KEY',
        message: 'is not set, but LANGSMITH_TRACING_ENABLED is true',
        source: 'Secret Manager',
      },
    ]);
  });

  it('warns outside production about what the chosen services lack', () => {
    expect(
      loadSettings({ APP_ENV: 'staging', LANGSMITH_TRACING_ENABLED: 'true' }).warnings,
    ).toEqual([
      'GOOGLE_CLOUD_PROJECT is not set, but the services that were chosen need it',
      'ELEVENLABS_API_KEY is not set, so speech and agents fail: set it, or USE_MOCK_ELEVENLABS=true',
      'LANGSMITH_API_KEY is not set, but the services that were chosen need it',
    ]);
  });

  it('reads a mounted secret from the disk', () => {
    const path = join(folder, 'key');
    writeFileSync(path, 'mounted-key\n');
    expect(loadSettings({ ELEVENLABS_API_KEY_FILE: path }).elevenlabsApiKey?.reveal()).toBe(
      'mounted-key',
    );
  });

  it('names a mounted file that is not there, is empty or is a folder', () => {
    const empty = join(folder, 'empty');
    writeFileSync(empty, ' \n');
    expect(
      problemsOf({
        ELEVENLABS_API_KEY_FILE: '/nowhere/key',
        GOOGLE_API_KEY_FILE: empty,
        LANGSMITH_API_KEY_FILE: folder,
      }).map(({ variable, message }) => `${variable} ${message}`),
    ).toEqual([
      'ELEVENLABS_API_KEY_FILE names a file that cannot be read, "/nowhere/key" (ENOENT)',
      `GOOGLE_API_KEY_FILE names an empty file, "${empty}"`,
      `LANGSMITH_API_KEY_FILE names a file that cannot be read, "${folder}" (EISDIR)`,
    ]);
  });

  it('never quotes what a mounted file holds, even for a variable that is no secret', () => {
    const path = join(folder, 'wrong-file');
    writeFileSync(path, 'somebody-elses-secret');
    expect(problemsOf({ LOG_LEVEL_FILE: path })).toMatchObject([
      {
        variable: 'LOG_LEVEL_FILE',
        message: `must be one of debug, info, warn, error, unlike what the file "${path}" holds`,
      },
    ]);
  });

  it('refuses a variable that is set both ways', () => {
    expect(problemsOf({ GOOGLE_API_KEY: 'key', GOOGLE_API_KEY_FILE: '/key' })).toMatchObject([
      { variable: 'GOOGLE_API_KEY', message: 'and GOOGLE_API_KEY_FILE are both set' },
    ]);
  });

  it('does not call a variable missing that is there but wrong', () => {
    expect(
      problemsOf({ ...PRODUCTION_ENVIRONMENT, GOOGLE_API_KEY: 'two words' }).map(
        ({ message }) => message,
      ),
    ).toEqual(['must be one line of printable ASCII without spaces']);
  });
});

describe('loadSettings, for a name that is nearly one of ours', () => {
  it('refuses it in production, beside the missing name', () => {
    const { ELEVENLABS_API_KEY, ...others } = PRODUCTION_ENVIRONMENT;
    expect(
      problemsOf({ ...others, ELEVENLABS_APIKEY: ELEVENLABS_API_KEY }).map(
        ({ variable, message }) => `${variable} ${message}`,
      ),
    ).toEqual([
      'ELEVENLABS_APIKEY has no effect: did you mean ELEVENLABS_API_KEY?',
      'ELEVENLABS_API_KEY is not set',
    ]);
  });

  it('refuses it elsewhere when the chosen services need the right name', () => {
    const env = { ELEVENLABS_APIKEY: 'key', USE_MOCK_ELEVENLABS: 'false' };
    expect(problemsOf(env).map(({ variable }) => variable)).toEqual(['ELEVENLABS_APIKEY']);
  });

  it('warns about it when nothing is missing', () => {
    expect(loadSettings({ ELEVENLABS_APIKEY: 'key', APP_ENVIRONMENT: 'staging' }).warnings).toEqual(
      [
        'APP_ENVIRONMENT has no effect: did you mean APP_ENV?',
        'ELEVENLABS_APIKEY has no effect: did you mean ELEVENLABS_API_KEY?',
      ],
    );
  });

  it('refuses one that means to be production, for it would start with mocks', () => {
    expect(problemsOf({ APP_ENVIRONMENT: ' Production ' })).toMatchObject([
      { variable: 'APP_ENVIRONMENT', remedy: 'rename it to APP_ENV, or remove it' },
    ]);
    expect(problemsOf({ APP_ENVIRONMENT: 'production', APP_ENV: 'development' })).toEqual([]);
  });
});
