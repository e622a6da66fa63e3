import { describe, expect, it } from 'vitest';
import { POLICY } from './policy.ts';

describe('POLICY', () => {
  it('leaves a stop inside the ten seconds that Cloud Run gives', () => {
    const { drainMs, stopBudgetMs, reapMs, pipeDrainMs, logDrainMs } = POLICY;
    expect(drainMs['ui-server'] + drainMs.api).toBeLessThanOrEqual(stopBudgetMs);
    expect(stopBudgetMs + reapMs + pipeDrainMs + logDrainMs).toBeLessThanOrEqual(9_000);
  });

  it('ends a hung service within 14 s, well before Cloud Run would end the container', () => {
    const { hungAfter, probePeriodMs, probeTimeoutMs, hungGraceMs } = POLICY;
    const firstMissMs = probePeriodMs + probeTimeoutMs;
    const laterMissesMs = (hungAfter - 1) * Math.max(probePeriodMs, probeTimeoutMs);
    expect(firstMissMs + laterMissesMs + hungGraceMs).toBeLessThanOrEqual(14_000);
  });

  it('tells unhealthy from hung', () => {
    expect(POLICY.unhealthyAfter).toBeLessThan(POLICY.hungAfter);
  });
});
