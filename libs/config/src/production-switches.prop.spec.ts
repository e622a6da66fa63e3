import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spellingOf } from './__fixtures__/arbitrary-environment.ts';
import { PRODUCTION_ENVIRONMENT } from './__fixtures__/production-environment.ts';
import { loadSettings } from './load-settings.ts';

const SWITCHES = {
  USE_FIRESTORE_EMULATOR: 'useFirestoreEmulator',
  USE_GCS_EMULATOR: 'useGcsEmulator',
  USE_MOCK_DATA: 'useMockData',
  USE_MOCK_STORAGE: 'useMockStorage',
  USE_MOCK_ELEVENLABS: 'useMockElevenlabs',
} as const;
const names = Object.keys(SWITCHES) as (keyof typeof SWITCHES)[];

const switchValues = fc.record(
  Object.fromEntries(names.map((name) => [name, fc.boolean()])) as Record<
    keyof typeof SWITCHES,
    fc.Arbitrary<boolean>
  >,
  { requiredKeys: [] },
);
const spelledSwitches = switchValues.chain((values) =>
  fc
    .record(
      Object.fromEntries(
        Object.entries(values).map(([name, value]) => [name, spellingOf(value)]),
      ) as Record<string, fc.Arbitrary<string>>,
    )
    .map((texts) => ({ values, texts })),
);

describe('Property 1: production settings disable emulators and mocks', () => {
  it('turns all five switches off, whatever they say', () => {
    fc.assert(
      fc.property(spelledSwitches, ({ texts }) => {
        const settings = loadSettings({ ...PRODUCTION_ENVIRONMENT, ...texts });
        expect(names.map((name) => settings[SWITCHES[name]])).toEqual(names.map(() => false));
        expect(settings.mode).toBe('production');
      }),
    );
  });

  it('names every switch that it overrides in one warning, and no other', () => {
    fc.assert(
      fc.property(spelledSwitches, ({ values, texts }) => {
        const { warnings } = loadSettings({ ...PRODUCTION_ENVIRONMENT, ...texts });
        const overridden = names.filter((name) => values[name] === true);
        expect(warnings).toHaveLength(overridden.length > 0 ? 1 : 0);
        expect(names.filter((name) => warnings.join().includes(name))).toEqual(overridden);
      }),
    );
  });
});
