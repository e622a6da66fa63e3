import { describe, expect, it } from 'vitest';
import { PRODUCTION_ENVIRONMENT } from './__fixtures__/production-environment.ts';
import { describeSettings } from './describe-settings.ts';
import { ENVIRONMENT } from './environment/table.ts';
import { loadSettings } from './load-settings.ts';
import type { EnvironmentRecord } from './read-variables.ts';

function description(env: EnvironmentRecord, name: string): unknown {
  return describeSettings(loadSettings(env)).find((row) => row.name === name);
}

describe('describeSettings', () => {
  it('has one entry for each variable, in the order of the table, second names left out', () => {
    const names = describeSettings(loadSettings({})).map(({ name }) => name);
    expect(names).toEqual(
      ENVIRONMENT.map(({ name }) => name).filter(
        (name) => !['STREAMLIT_PORT', 'FASTAPI_PORT', 'BUILD_REVISION'].includes(name),
      ),
    );
  });

  it('tells of a secret only whether it is set', () => {
    expect(description(PRODUCTION_ENVIRONMENT, 'GOOGLE_API_KEY')).toEqual({
      name: 'GOOGLE_API_KEY',
      value: 'set',
      source: 'Secret Manager',
      isDefault: false,
    });
    expect(description({}, 'GOOGLE_API_KEY')).toMatchObject({ value: 'not set', isDefault: true });
  });

  it('shows the value in effect and whether it was given', () => {
    expect(description({}, 'DATA_DIR')).toMatchObject({ value: '.data', isDefault: true });
    expect(description({ DATA_DIR: '/d' }, 'DATA_DIR')).toMatchObject({
      value: '/d',
      isDefault: false,
    });
    expect(description({}, 'K_SERVICE')).toMatchObject({ value: 'not set' });
    expect(description({ CORS_ORIGINS: 'https://a.example' }, 'CORS_ORIGINS')).toMatchObject({
      value: 'https://a.example, http://localhost:8000, http://127.0.0.1:8000',
    });
  });

  it('counts a second name and a mounted file as given', () => {
    expect(description({ STREAMLIT_PORT: '8501' }, 'PORT')).toMatchObject({
      value: '8501',
      isDefault: false,
    });
    const settings = loadSettings({ PORT_FILE: '/port' }, { readFile: () => '9000\n' });
    expect(describeSettings(settings).find(({ name }) => name === 'PORT')).toMatchObject({
      value: '9000',
      isDefault: false,
    });
  });
});
