import { inspect } from 'node:util';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyEnvironment, anyReadFile } from './__fixtures__/arbitrary-environment.ts';
import { ConfigurationError } from './configuration-error.ts';
import { describeSettings } from './describe-settings.ts';
import { ENVIRONMENT, isSecret } from './environment/table.ts';
import { loadSettings, type LoadSettingsOptions } from './load-settings.ts';
import type { EnvironmentRecord } from './read-variables.ts';
import { Secret } from './secret.ts';
import type { Settings } from './settings.ts';

function load(
  env: EnvironmentRecord,
  options?: LoadSettingsOptions,
): Settings | ConfigurationError {
  try {
    return loadSettings(env, options);
  } catch (error) {
    if (error instanceof ConfigurationError) {
      return error;
    }
    throw error;
  }
}

function unfrozenParts(value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) {
    return [];
  }
  return [
    ...(Object.isFrozen(value) ? [] : [value]),
    ...Object.values(value).flatMap(unfrozenParts),
  ];
}

function comparable(result: Settings | ConfigurationError): unknown {
  return result instanceof ConfigurationError
    ? result.message
    : Object.entries(result).map(([name, value]: [string, unknown]) => [
        name,
        value instanceof Secret ? value.reveal() : value,
      ]);
}

describe('loadSettings, for any environment', () => {
  it('meets environments of both kinds here: those that load and those that do not', () => {
    const results = fc
      .sample(fc.tuple(anyEnvironment, anyReadFile), { numRuns: 200, seed: 1 })
      .map(([env, readFile]) => load(env, { readFile }) instanceof ConfigurationError);
    expect(results.filter((refused) => refused).length).toBeGreaterThan(40);
    expect(results.filter((refused) => !refused).length).toBeGreaterThan(40);
  });

  it('gives deeply frozen settings, or throws a ConfigurationError with a problem a line', () => {
    fc.assert(
      fc.property(anyEnvironment, anyReadFile, (env, readFile) => {
        const result = load(env, { readFile });
        if (result instanceof ConfigurationError) {
          expect(result.code).toBe('ERR_CONFIGURATION');
          expect(result.problems.length).toBeGreaterThan(0);
          const lines = result.message.split('\n');
          expect(lines.filter((line) => line.includes('  -> '))).toHaveLength(
            result.problems.length,
          );
          expect(lines.join('')).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
        } else {
          expect(unfrozenParts(result)).toEqual([]);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('does the same whatever the order of its variables', () => {
    const shuffled = anyEnvironment.chain((env) =>
      fc
        .shuffledSubarray(Object.entries(env), { minLength: Object.keys(env).length })
        .map((entries) => ({ env, other: Object.fromEntries(entries) })),
    );
    fc.assert(
      fc.property(shuffled, ({ env, other }) => {
        const readFile = (path: string): string => path;
        expect(comparable(load(other, { readFile }))).toEqual(comparable(load(env, { readFile })));
      }),
      { numRuns: 500 },
    );
  });

  it('leaves the environment as it was', () => {
    fc.assert(
      fc.property(anyEnvironment, (env) => {
        const before = structuredClone(env);
        load(Object.freeze(env), { readFile: () => 'text' });
        expect(env).toEqual(before);
      }),
    );
  });
});

describe('a secret, for any environment', () => {
  const CANARY = 'canary4711';
  const secretNames = ENVIRONMENT.filter((row) => isSecret(row)).map(({ name }) => name);
  const canary = fc.constantFrom(
    CANARY,
    `${CANARY} `,
    `two ${CANARY}`,
    `${CANARY}\nline`,
    `ü${CANARY}`,
  );
  const holder = fc.oneof(
    fc.constantFrom(...secretNames),
    fc.constantFrom(...secretNames.map((name) => `${name}_FILE`)),
    fc.constantFrom('ELEVENLABS_APIKEY', 'GOOGLE_APIKEY', 'LANGSMITH_API_KEYS'),
  );
  const secrets = fc.dictionary(holder, canary, { minKeys: 1, maxKeys: 4 });

  it('is in no text made of the settings, nor of the error', () => {
    fc.assert(
      fc.property(anyEnvironment, secrets, (env, held) => {
        const paths = Object.entries(held).map(([name, text]) =>
          name.endsWith('_FILE') ? [name, `/run/${name}`] : [name, text],
        );
        const readFile = (path: string): string => held[path.slice('/run/'.length)] ?? 'text';
        const result = load({ ...env, ...Object.fromEntries(paths) }, { readFile });
        const texts =
          result instanceof ConfigurationError
            ? [result.message, String(result.stack), JSON.stringify(result.problems)]
            : [JSON.stringify(describeSettings(result)), ...Object.values(result).map(String)];
        const all = [
          ...texts,
          String(result),
          JSON.stringify(result),
          JSON.stringify({ ...result }),
          inspect(result, { depth: Infinity, showHidden: true }),
        ].join('\n');
        expect(all).not.toContain(CANARY);
      }),
      { numRuns: 500 },
    );
  });
});
