import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PRODUCTION_ENVIRONMENT } from './__fixtures__/production-environment.ts';
import { ConfigurationError, type ConfigurationProblem } from './configuration-error.ts';
import { validateCriticalConfig } from './critical-config.ts';
import { loadSettings } from './load-settings.ts';
import type { Settings } from './settings.ts';

const CRITICAL = {
  GCS_BUCKET_NAME: { setting: 'gcsBucketName', source: 'service.yaml' },
  GOOGLE_CLOUD_PROJECT: { setting: 'googleCloudProject', source: 'service.yaml' },
  ELEVENLABS_API_KEY: { setting: 'elevenlabsApiKey', source: 'Secret Manager' },
  GOOGLE_API_KEY: { setting: 'googleApiKey', source: 'Secret Manager' },
} as const;
type CriticalName = keyof typeof CRITICAL;
const names = Object.keys(CRITICAL) as CriticalName[];

const missingNames = fc.subarray(names, { minLength: 1 });
const blank = fc.constantFrom(undefined, '', '  ', '\n');

function problemsOf(run: () => unknown): readonly ConfigurationProblem[] {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigurationError) {
      return error.problems;
    }
    throw error;
  }
  return [];
}

function without(settings: Settings, missing: readonly CriticalName[]): Settings {
  return {
    ...settings,
    ...Object.fromEntries(missing.map((name) => [CRITICAL[name].setting, null])),
  };
}

describe('Property 2: production settings require critical keys', () => {
  it('lists exactly the missing names with where each comes from', () => {
    const complete = loadSettings(PRODUCTION_ENVIRONMENT);
    fc.assert(
      fc.property(missingNames, (missing) => {
        const problems = problemsOf(() => {
          validateCriticalConfig(without(complete, missing));
        });
        expect(problems.map(({ variable, source }) => ({ variable, source }))).toEqual(
          missing.map((variable) => ({ variable, source: CRITICAL[variable].source })),
        );
      }),
    );
  });

  it('refuses to load production settings without them, blank ones included', () => {
    fc.assert(
      fc.property(missingNames, blank, (missing, nothing) => {
        const removed = Object.fromEntries(missing.map((name) => [name, nothing]));
        const problems = problemsOf(() => loadSettings({ ...PRODUCTION_ENVIRONMENT, ...removed }));
        expect(problems.map(({ variable }) => variable)).toEqual(missing);
      }),
    );
  });

  it('asks nothing of settings outside production', () => {
    fc.assert(
      fc.property(
        missingNames,
        fc.constantFrom('development' as const, 'staging' as const),
        (missing, appEnv) => {
          const settings = without({ ...loadSettings(PRODUCTION_ENVIRONMENT), appEnv }, missing);
          expect(() => {
            validateCriticalConfig(settings);
          }).not.toThrow();
        },
      ),
    );
  });
});
