import type { ViteUserConfig } from 'vitest/config';

type Retry = NonNullable<NonNullable<ViteUserConfig['test']>['retry']>;

/**
 * On a machine that runs the tests for everybody (`CI` is set), a test that failed is tried once more, and
 * the closing report calls it flaky when it passes then. A counterexample of fast-check is not tried again:
 * other random values would hide it.
 */
export function secondTry(env: Readonly<Record<string, string | undefined>>): Retry {
  const isForEverybody = (env['CI'] ?? 'false') !== 'false';
  return { count: isForEverybody ? 1 : 0, condition: /^(?!Property failed after)/ };
}
