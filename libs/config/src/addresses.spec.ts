import { describe, expect, it } from 'vitest';
import type { ConfigurationError } from './configuration-error.ts';
import { loadSettings } from './load-settings.ts';
import type { EnvironmentRecord } from './read-variables.ts';

function problemsOf(env: EnvironmentRecord): readonly string[] {
  try {
    loadSettings(env);
  } catch (error) {
    return (error as ConfigurationError).problems.map(
      ({ variable, message }) => `${variable} ${message}`,
    );
  }
  return [];
}

describe('resolveAddresses', () => {
  it('serves the public on 8080 and the API on 8000 when nothing is said', () => {
    expect(loadSettings({})).toMatchObject({
      port: 8080,
      apiPort: 8000,
      backendApiUrl: 'http://localhost:8000',
    });
  });

  it('takes STREAMLIT_PORT for PORT, which wins', () => {
    expect(loadSettings({ STREAMLIT_PORT: '8501' }).port).toBe(8501);
    expect(loadSettings({ STREAMLIT_PORT: '8501', PORT: '9000' }).port).toBe(9000);
  });

  it('takes the port of BACKEND_API_URL, 80 when it names none', () => {
    expect(loadSettings({ BACKEND_API_URL: 'http://127.0.0.1/' })).toMatchObject({
      backendApiUrl: 'http://127.0.0.1',
      apiPort: 80,
    });
  });

  it('wants FASTAPI_PORT and BACKEND_API_URL to agree', () => {
    const BACKEND_API_URL = 'http://localhost:9001';
    expect(loadSettings({ BACKEND_API_URL, FASTAPI_PORT: '9001' }).apiPort).toBe(9001);
    expect(problemsOf({ BACKEND_API_URL, FASTAPI_PORT: '9002' })).toEqual([
      'FASTAPI_PORT is 9002, but BACKEND_API_URL says port 9001',
    ]);
  });

  it.each([
    [{ PORT: '8000' }, 'PORT', '8000'],
    [{ STREAMLIT_PORT: '8000' }, 'STREAMLIT_PORT', '8000'],
    [{ BACKEND_API_URL: 'http://localhost:8080' }, 'BACKEND_API_URL', '8080'],
    [{ FASTAPI_PORT: '8080' }, 'FASTAPI_PORT', '8080'],
    [{ PORT: '9000', FASTAPI_PORT: '9000' }, 'PORT', '9000'],
  ])('refuses %j, which puts both servers on one port', (env, variable, port) => {
    expect(problemsOf(env)).toEqual([
      `${variable} would put the public server and the API both on port ${port}`,
    ]);
  });

  it.each([
    ['8080', 'the public server'],
    ['8000', 'the API'],
  ])('does not let the supervisor tell its status on port %s, that of %s', (port, whose) => {
    expect(problemsOf({ SUPERVISOR_STATUS_PORT: port })).toEqual([
      `SUPERVISOR_STATUS_PORT is ${port}, the port of ${whose}`,
    ]);
    expect(loadSettings({ SUPERVISOR_STATUS_PORT: '9100' }).supervisorStatusPort).toBe(9100);
  });

  it('does not speak of one port when a port is wrong anyway', () => {
    expect(problemsOf({ PORT: '8000', BACKEND_API_URL: 'http://api.example' })).toHaveLength(1);
    expect(problemsOf({ PORT: 'many', SUPERVISOR_STATUS_PORT: '8080' })).toHaveLength(1);
  });
});

describe('emulatorClash', () => {
  const emulator = { USE_FIRESTORE_EMULATOR: 'true' };

  it('warns that the emulator and a server of ours cannot share a port', () => {
    expect(loadSettings(emulator).warnings).toEqual([
      'FIRESTORE_EMULATOR_HOST and PORT name the same port, 8080; only one of the two can have it',
    ]);
    expect(
      loadSettings({ ...emulator, FIRESTORE_EMULATOR_HOST: '127.0.0.1:8000' }).warnings,
    ).toEqual([
      'FIRESTORE_EMULATOR_HOST and BACKEND_API_URL name the same port, 8000; only one of the two can have it',
    ]);
  });

  it('is silent when they differ, in port or in machine, or when there is no emulator', () => {
    expect(loadSettings({ ...emulator, PORT: '9000' }).warnings).toEqual([]);
    expect(
      loadSettings({ ...emulator, FIRESTORE_EMULATOR_HOST: 'firestore:8080' }).warnings,
    ).toEqual([]);
    expect(loadSettings({}).warnings).toEqual([]);
  });
});
