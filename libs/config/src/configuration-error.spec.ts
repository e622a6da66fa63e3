import { describe, expect, it } from 'vitest';
import { ConfigurationError } from './configuration-error.ts';
import { loadSettings } from './load-settings.ts';
import type { EnvironmentRecord } from './read-variables.ts';

function messageFor(env: EnvironmentRecord): string {
  try {
    loadSettings(env);
  } catch (error) {
    return (error as Error).message;
  }
  return '';
}

describe('ConfigurationError', () => {
  it('tells a bare production everything that it lacks', () => {
    expect(messageFor({ APP_ENV: 'production' })).toMatchInlineSnapshot(`
      "ElevenDops cannot start: 4 problems in its configuration.

        GCS_BUCKET_NAME       is not set  -> service.yaml: under env, set it as in GCS_BUCKET_NAME=elevendops-audio
        GOOGLE_CLOUD_PROJECT  is not set  -> service.yaml: under env, set it as in GOOGLE_CLOUD_PROJECT=my-project
        ELEVENLABS_API_KEY    is not set  -> Secret Manager: printf %s "$KEY" | gcloud secrets versions add elevenlabs-api-key --data-file=-
        GOOGLE_API_KEY        is not set  -> Secret Manager: printf %s "$KEY" | gcloud secrets versions add google-api-key --data-file=-

      Outside Cloud Run, set these in the environment or in .env; NAME_FILE=/path reads a mounted file."
    `);
  });

  it('tells what is wrong with the value, and where it belongs, in the order of the table', () => {
    expect(
      messageFor({
        CORS_ORIGINS: '*',
        LANGSMITH_TRACE_LEVEL: 'everything',
        ELEVENLABS_API_URL: 'http://user:password@api.example/?key=1',
        DEBUG: 'maybe',
        PORT: 'eighty\n',
        BACKEND_API_URL: 'http://10.0.0.1:8000',
        ELEVENDOPS_INSTANCE: 'my instance',
        GOOGLE_API_KEY: 'not a key',
      }),
    ).toMatchInlineSnapshot(`
      "ElevenDops cannot start: 8 problems in its configuration.

        DEBUG                  must be true or false (also yes/no, on/off, 1/0), got "maybe"  -> optional: remove it, or set it as in DEBUG=false
        ELEVENDOPS_INSTANCE    must be a name without spaces, got "my instance"  -> supervisor: leave it to the supervisor
        PORT                   must be a whole number from 1 to 65535, got "eighty"  -> Cloud Run: leave it to Cloud Run; elsewhere set it as in PORT=8080
        BACKEND_API_URL        must be http://localhost:PORT or http://127.0.0.1:PORT: the API is in this container, got "http://10.0.0.1:8000"  -> image: remove what overrides the image, or set it as in BACKEND_API_URL=http://localhost:8000
        CORS_ORIGINS           must name its origins: * is refused, because callers send credentials, got "*"  -> service.yaml: under env, set it as in CORS_ORIGINS=https://clinic.example
        ELEVENLABS_API_URL     must be an https URL without user, query or fragment; http is for this machine alone, got "http://…@api.example/?…"  -> optional: remove it, or set it as in ELEVENLABS_API_URL=https://api.eu.residency.elevenlabs.io
        GOOGLE_API_KEY         must be one line of printable ASCII without spaces  -> Secret Manager: printf %s "$KEY" | gcloud secrets versions add google-api-key --data-file=-
        LANGSMITH_TRACE_LEVEL  must be one of debug, info, error, got "everything"  -> optional: remove it, or set it as in LANGSMITH_TRACE_LEVEL=debug

      Outside Cloud Run, set these in the environment or in .env; NAME_FILE=/path reads a mounted file."
    `);
  });

  it('counts a single problem in the singular', () => {
    expect(messageFor({ DEBUG: 'maybe' })).toMatch(
      /^ElevenDops cannot start: 1 problem in its configuration\./,
    );
  });

  it('cuts a long value short and keeps it on its line', () => {
    const message = messageFor({ LOG_LEVEL: `${'x'.repeat(100)}\n\u2028` });
    expect(message).toContain(`"${'x'.repeat(48)}…"`);
    expect(messageFor({ LOG_LEVEL: 'a\nb\u2028c"\\' })).toContain('got "a\\nb\\u{2028}c\\"\\\\"');
  });

  it('is recognised by its code and cannot be changed', () => {
    const problem = { variable: 'PORT', message: 'is odd', source: 'Cloud Run' };
    const error = new ConfigurationError([problem]);
    expect(error).toMatchObject({ name: 'ConfigurationError', code: 'ERR_CONFIGURATION' });
    expect(error.problems).toEqual([problem]);
    expect(Object.isFrozen(error.problems) && Object.isFrozen(error.problems[0])).toBe(true);
    expect(error.message).toContain('  PORT  is odd  -> Cloud Run');
  });
});
