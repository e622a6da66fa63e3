import type { HealthReport } from '@elevendops/health';
import { describe, expect, it } from 'vitest';
import { createHealth } from '../__fixtures__/health.ts';
import { viewHealth } from './health-view.ts';

describe('viewHealth', () => {
  it('is checking before the first reply and offline after a failed one', () => {
    expect(viewHealth(undefined, false)).toEqual({ state: 'checking', down: [] });
    expect(viewHealth(createHealth(), true)).toEqual({ state: 'offline', down: [] });
  });

  it('names the parts that are down', () => {
    const report = createHealth({ storage: 'unhealthy' });
    expect(viewHealth(report, false)).toEqual({ state: 'degraded', down: ['storage'] });
  });

  it('takes a stand-in as healthy', () => {
    expect(viewHealth(createHealth({ firestore: 'healthy (mock)' }), false).state).toBe('healthy');
  });

  it('believes a report that is unhealthy without saying why', () => {
    const report: HealthReport = { ...createHealth(), status: 'unhealthy' };
    expect(viewHealth(report, false)).toEqual({ state: 'degraded', down: [] });
  });
});
