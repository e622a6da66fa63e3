import { describe, expect, it } from 'vitest';
import { createHealthReport, createReadinessReport } from './create-report.ts';
import type { CheckResult } from './health-check.ts';

const CONTEXT = {
  version: '1.2.3',
  revision: 'rev-7',
  mode: 'embedded',
  demoMode: false,
  now: new Date('2026-11-23T10:00:00Z'),
  uptimeSeconds: 12,
} as const;

function result(name: CheckResult['name'], more: Partial<CheckResult> = {}): CheckResult {
  return { name, emulator: false, mock: false, healthy: true, error: null, ...more };
}

describe('createHealthReport', () => {
  it('tells of each part whether it works, and in place of what', () => {
    const results = [
      result('firestore', { mock: true }),
      result('storage', { emulator: true, healthy: false, error: 'unavailable' }),
    ];
    expect(createHealthReport(results, CONTEXT)).toEqual({
      status: 'unhealthy',
      timestamp: '2026-11-23T10:00:00.000Z',
      version: '1.2.3',
      revision: 'rev-7',
      mode: 'embedded',
      demo_mode: false,
      uptime_seconds: 12,
      services: {
        firestore: { status: 'healthy (mock)', emulator: false, mock: true, error: null },
        storage: { status: 'unhealthy', emulator: true, mock: false, error: 'unavailable' },
      },
    });
  });

  it('takes a part that nobody checks for unhealthy', () => {
    const report = createHealthReport([result('firestore')], CONTEXT);
    expect(report.services.storage).toMatchObject({ status: 'unhealthy', error: 'not checked' });
    expect(report.status).toBe('unhealthy');
  });
});

describe('createReadinessReport', () => {
  const working = [result('firestore'), result('storage')];

  it('is ready when every part works', () => {
    expect(createReadinessReport(working, false)).toMatchObject({ ready: true, status: 'ready' });
  });

  it('is never ready while the process drains', () => {
    expect(createReadinessReport(working, true)).toMatchObject({
      ready: false,
      status: 'not_ready',
    });
  });
});
