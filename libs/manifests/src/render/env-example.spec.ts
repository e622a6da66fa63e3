import { loadSettings, parseDotEnv } from '@elevendops/config';
import { describe, expect, it } from 'vitest';
import { ENVIRONMENT_ROWS } from '../model/environment-values.ts';
import { renderEnvExample } from './env-example.ts';

describe('renderEnvExample', () => {
  it('sets nothing by itself, so that a mere copy of it changes nothing', () => {
    expect(parseDotEnv(renderEnvExample())).toEqual({});
  });

  it.each(ENVIRONMENT_ROWS.filter(({ source }) => source !== 'supervisor'))(
    'names $name once, with a value that is valid when its mark is removed',
    ({ name }) => {
      const lines = renderEnvExample()
        .split('\n')
        .filter((line) => line.startsWith(`#${name}=`));
      expect(lines).toHaveLength(1);
      const variables = parseDotEnv((lines[0] ?? '').slice(1));
      expect(Object.keys(variables)).toEqual([name]);
      expect(loadSettings(variables).appEnv).toBe('development');
    },
  );

  it('holds no key', () => {
    const keys = ENVIRONMENT_ROWS.filter(({ type }) => type.kind === 'secret');
    for (const { name } of keys) {
      expect(renderEnvExample()).toContain(`#${name}=\n`);
    }
  });
});
