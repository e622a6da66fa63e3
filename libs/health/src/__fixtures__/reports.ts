import fc from 'fast-check';
import type { HealthReportContext } from '../create-report.ts';
import type { CheckResult } from '../health-check.ts';

const name = fc.constantFrom<CheckResult['name']>('firestore', 'storage');

/** Any outcome of one check. */
export const anyCheckResult: fc.Arbitrary<CheckResult> = fc.record({
  name,
  emulator: fc.boolean(),
  mock: fc.boolean(),
  healthy: fc.boolean(),
  error: fc.option(fc.string()),
});

/** Any facts about a running process. */
export const anyContext: fc.Arbitrary<HealthReportContext> = fc.record({
  version: fc.string({ minLength: 1 }),
  revision: fc.string({ minLength: 1 }),
  mode: fc.constantFrom('embedded', 'emulators', 'production'),
  demoMode: fc.boolean(),
  now: fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }),
  uptimeSeconds: fc.double({ min: 0, max: 1e9, noNaN: true }),
});
