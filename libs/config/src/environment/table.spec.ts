import { describe, expect, it } from 'vitest';
import { loadSettings } from '../load-settings.ts';
import { PRODUCTION_ENVIRONMENT } from '../__fixtures__/production-environment.ts';
import { schemaFor } from '../value-schema.ts';
import { ENVIRONMENT, defaultOf, isSecret, rowOf } from './table.ts';
import { DEPLOYMENT_PLACEHOLDERS, type EnvironmentVariable } from './variable.ts';

const rows = ENVIRONMENT.map(({ name }): EnvironmentVariable => rowOf(name));
const FILLED: Record<(typeof DEPLOYMENT_PLACEHOLDERS)[number], string> = {
  projectId: 'clinic-project',
  projectNumber: '123456789',
  service: 'elevendops',
  region: 'asia-east1',
  revision: '3f2c1ab',
  bucket: 'elevendops-audio',
  database: '(default)',
};

function fill(value: string): string {
  return value.replace(/\{(\w+)\}/g, (_, name: keyof typeof FILLED) => FILLED[name]);
}

describe('ENVIRONMENT', () => {
  it('names each variable once, as an environment variable is named', () => {
    const names = rows.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter((name) => !/^[A-Z][A-Z_]*$/.test(name))).toEqual([]);
  });

  it('is plain data', () => {
    expect(JSON.parse(JSON.stringify(ENVIRONMENT))).toEqual(ENVIRONMENT);
  });

  it.each(rows)(
    'describes $name in whole sentences and gives an example unless it is secret',
    (row) => {
      expect(row.description).toMatch(/^[a-zA-Z].*\.$/);
      expect(row.example === undefined).toBe(isSecret(row));
    },
  );

  it.each(rows)(
    'has a default, an example and deployed values of $name that its type reads',
    (row) => {
      const texts = [
        row.example,
        row.imageValue,
        row.serviceValue,
        defaultOf(row, 'development'),
        defaultOf(row, 'staging'),
        defaultOf(row, 'production'),
      ].filter((text) => typeof text === 'string');
      for (const text of texts) {
        expect(schemaFor(row.type, 'production').safeParse(fill(text)).error).toBeUndefined();
      }
    },
  );

  it('knows every placeholder that it uses', () => {
    const used = rows
      .flatMap(({ imageValue = '', serviceValue = '' }) => [imageValue, serviceValue])
      .flatMap((value) => [...value.matchAll(/\{(\w+)\}/g)].map((match) => match[1]));
    expect(new Set(used)).toEqual(new Set(DEPLOYMENT_PLACEHOLDERS));
  });

  it('keeps every secret in Secret Manager, under its own name, and sets it nowhere else', () => {
    for (const row of rows) {
      expect(isSecret(row)).toBe(row.source === 'Secret Manager');
      expect(row.secretName).toBe(
        isSecret(row) ? row.name.toLowerCase().replaceAll('_', '-') : undefined,
      );
      expect(isSecret(row) && (row.imageValue ?? row.serviceValue)).toBeFalsy();
    }
  });

  it('agrees with where image and service set their values', () => {
    const sourceWithoutValue = rows.filter(
      ({ source, imageValue, serviceValue }) =>
        (source === 'image' && imageValue === undefined) ||
        (source === 'service.yaml' && serviceValue === undefined),
    );
    expect(sourceWithoutValue).toEqual([]);
  });

  it('lets the second name of a variable decide the same or a related setting', () => {
    const seconds = rows.filter(({ standsInFor }) => standsInFor !== undefined);
    expect(seconds.map(({ name, standsInFor, setting }) => [name, standsInFor, setting])).toEqual([
      ['BUILD_REVISION', 'K_REVISION', 'revision'],
      ['STREAMLIT_PORT', 'PORT', 'port'],
      ['FASTAPI_PORT', 'BACKEND_API_URL', 'apiPort'],
    ]);
  });

  it.each([
    ['PORT', 'Cloud Run'],
    ['APP_ENV', 'service.yaml'],
    ['GOOGLE_CLOUD_PROJECT', 'service.yaml'],
    ['GCS_BUCKET_NAME', 'service.yaml'],
    ['CORS_ORIGINS', 'service.yaml'],
    ['ELEVENLABS_API_KEY', 'Secret Manager'],
    ['GOOGLE_API_KEY', 'Secret Manager'],
    ['LANGSMITH_API_KEY', 'Secret Manager'],
    ['USE_FIRESTORE_EMULATOR', 'image'],
    ['USE_GCS_EMULATOR', 'image'],
    ['BACKEND_API_URL', 'image'],
  ] as const)('takes %s from %s, as the deployment design says', (name, source) => {
    expect(rowOf(name).source).toBe(source);
  });

  it('starts in production with what image, service and secrets set together', () => {
    const deployed = Object.fromEntries(
      rows.flatMap(({ name, imageValue, serviceValue, secretName }) => {
        const value = serviceValue ?? imageValue ?? (secretName && `${secretName}-value`);
        return value === undefined ? [] : [[name, fill(value)]];
      }),
    );
    const settings = loadSettings({ ...deployed, PORT: '8080', K_SERVICE: 'elevendops' });
    expect(settings).toMatchObject({
      appEnv: 'production',
      langsmithTracingEnabled: true,
      warnings: [],
    });
  });

  it('marks as required exactly what production does not start without', () => {
    const required = rows.filter(({ requiredInProduction }) => requiredInProduction);
    expect(required.map(({ name }) => name).toSorted()).toEqual(
      Object.keys(PRODUCTION_ENVIRONMENT)
        .filter((name) => name !== 'APP_ENV')
        .toSorted(),
    );
  });
});

describe('defaultOf', () => {
  // Tracing depends on its key as well; a second name leaves its setting to the first.
  const deciding = rows.filter(
    ({ name, standsInFor }) => name !== 'LANGSMITH_TRACING_ENABLED' && standsInFor === undefined,
  );

  it.each(deciding)('is what $name is when it is unset', (row) => {
    const text = defaultOf(row, 'development');
    const value = loadSettings({})[row.setting];
    if (row.name === 'K_REVISION') {
      expect(value).toBe(defaultOf(rowOf('BUILD_REVISION'), 'development'));
    } else if (text === null) {
      expect(value).toBeNull();
    } else {
      const expected: unknown = schemaFor(row.type, 'development').parse(text);
      expect(
        row.name === 'CORS_ORIGINS' ? loadSettings({}).corsOrigins.slice(0, 2) : value,
      ).toEqual(expected);
    }
  });

  it('depends on APP_ENV where the table says so', () => {
    expect(defaultOf(rowOf('DEBUG'), 'staging')).toBe('true');
    expect(defaultOf(rowOf('DEBUG'), 'production')).toBe('false');
    expect(defaultOf(rowOf('GCS_BUCKET_NAME'), 'production')).toBeNull();
  });
});
