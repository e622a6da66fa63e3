import { randomUUID } from 'node:crypto';
import { loadSettings } from '@elevendops/config';
import type { ApiParts } from '../compose/parts.ts';
import { createDeletionGuard } from '../http/demo-mode.ts';
import { createRateLimits } from '../http/rate-limits.ts';
import { createTestLogger } from './test-logger.ts';

/** The parts of an API with the environment and the stores of a test; it never waits. */
export function testParts(
  env: Record<string, string>,
  stores: Pick<ApiParts, 'documents' | 'objects'>,
): ApiParts {
  const settings = loadSettings(env);
  return {
    settings,
    ...stores,
    logger: createTestLogger(),
    now: () => new Date(),
    monotonicMs: () => performance.now(),
    createId: randomUUID,
    sleep: () => Promise.resolve(),
    limits: createRateLimits(),
    guardDeletion: createDeletionGuard(settings.demoMode),
  };
}
