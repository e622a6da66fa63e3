import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { padded, validTextFor, type TextAndValue } from './__fixtures__/arbitrary-environment.ts';
import { ENVIRONMENT, rowOf, type VariableName } from './environment/table.ts';
import { loadSettings } from './load-settings.ts';
import { Secret } from './secret.ts';
import type { Settings } from './settings.ts';

// Every required key, so that APP_ENV may be anything, and no port that another variable defaults to.
const BASE = {
  GOOGLE_CLOUD_PROJECT: 'clinic-project',
  GCS_BUCKET_NAME: 'clinic-audio',
  ELEVENLABS_API_KEY: 'elevenlabs-key',
  GOOGLE_API_KEY: 'google-key',
};
const PORT_NAMES: readonly VariableName[] = [
  'PORT',
  'STREAMLIT_PORT',
  'BACKEND_API_URL',
  'FASTAPI_PORT',
];

interface Assignment extends TextAndValue {
  readonly name: VariableName;
  readonly written: string;
}

function assignmentOf(name: VariableName): fc.Arbitrary<Assignment> {
  return validTextFor(rowOf(name).type)
    .filter(({ text }) => !PORT_NAMES.includes(name) || !/8000|8080/.test(text))
    .chain((parsed) =>
      padded(fc.constant(parsed.text)).map((written) => ({ ...parsed, name, written })),
    );
}

const anyAssignment = fc
  .constantFrom(...ENVIRONMENT.map(({ name }) => name))
  .chain((name) => assignmentOf(name));

// Each of these decides its setting alone, so that any of them may be set together.
const OVERRULED: readonly VariableName[] = [
  ...PORT_NAMES,
  'APP_ENV',
  'BUILD_REVISION',
  'USE_MOCK_DATA',
  'USE_MOCK_STORAGE',
];
const independentAssignments = fc
  .subarray(ENVIRONMENT.map(({ name }) => name).filter((name) => !OVERRULED.includes(name)))
  .chain((names) => fc.tuple(...names.map((name) => assignmentOf(name))));

function actual(settings: Settings, name: VariableName): unknown {
  if (name === 'CORS_ORIGINS') {
    return settings.corsOrigins.slice(0, -2);
  }
  const value = settings[rowOf(name).setting];
  return value instanceof Secret ? value.reveal() : value;
}

describe('Property 6: configuration reads from the environment', () => {
  it('reads any variable of the table, white space stripped, instead of its default', () => {
    fc.assert(
      fc.property(anyAssignment, ({ name, written, value }) => {
        const settings = loadSettings({ ...BASE, [name]: written });
        expect(actual(settings, name)).toEqual(value);
        expect(settings.provided).toContain(name);
      }),
      { numRuns: 1000 },
    );
  });

  it('reads any variable from the file that NAME_FILE names', () => {
    fc.assert(
      fc.property(anyAssignment, ({ name, written, value }) => {
        const settings = loadSettings(
          { ...BASE, [name]: undefined, [`${name}_FILE`]: ' /mounted ' },
          { readFile: (path) => (path === '/mounted' ? written : '') },
        );
        expect(actual(settings, name)).toEqual(value);
      }),
      { numRuns: 500 },
    );
  });

  it('reads all of those that are set together', () => {
    fc.assert(
      fc.property(independentAssignments, (assignments) => {
        const settings = loadSettings({
          ...BASE,
          ...Object.fromEntries(assignments.map(({ name, written }) => [name, written])),
        });
        for (const { name, value } of assignments) {
          expect(actual(settings, name)).toEqual(value);
        }
      }),
    );
  });

  it('keeps the default of any variable that is empty or blank', () => {
    const defaults = loadSettings({});
    fc.assert(
      fc.property(
        fc.constantFrom(...ENVIRONMENT.map(({ name }) => name)),
        padded(fc.constant('')),
        (name, blank) => {
          expect(loadSettings({ [name]: blank, [`${name}_FILE`]: blank })).toEqual(defaults);
        },
      ),
    );
  });
});
