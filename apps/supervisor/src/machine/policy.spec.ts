import { describe, expect, it } from 'vitest';
import { HEARTBEAT_PERIOD_MS } from '@elevendops/service';
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

  it('ends a service that is only alive within 26 s, still before Cloud Run does', () => {
    const { wedgedAfter, probePeriodMs, probeTimeoutMs, hungGraceMs } = POLICY;
    const missesMs = probeTimeoutMs + wedgedAfter * Math.max(probePeriodMs, probeTimeoutMs);
    expect(missesMs + hungGraceMs).toBeLessThanOrEqual(26_000);
  });

  it('gives a beating heart more time than a silent one, and misses no beat for a short block', () => {
    expect(POLICY.wedgedAfter).toBeGreaterThan(POLICY.hungAfter);
    expect(POLICY.heartbeatMs).toBeGreaterThan(HEARTBEAT_PERIOD_MS + 1_500);
  });

  it('tells unhealthy from hung', () => {
    expect(POLICY.unhealthyAfter).toBeLessThan(POLICY.hungAfter);
  });
});
