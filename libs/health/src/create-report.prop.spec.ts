import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyCheckResult, anyContext } from './__fixtures__/reports.ts';
import { createHealthReport, createReadinessReport } from './create-report.ts';
import { healthReportSchema, readinessReportSchema } from './report.ts';

const anyResults = fc.array(anyCheckResult, { maxLength: 4 });

describe('Property 4: any set of check outcomes', () => {
  it('gives a report with valid status, timestamp, version', () => {
    fc.assert(
      fc.property(anyResults, anyContext, (results, context) => {
        const report = createHealthReport(results, context);
        expect(healthReportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
        expect(['healthy', 'unhealthy']).toContain(report.status);
        expect(new Date(report.timestamp)).toEqual(context.now);
        expect(report.version).toBe(context.version);
      }),
    );
  });

  it('gives a valid readiness report', () => {
    fc.assert(
      fc.property(anyResults, fc.boolean(), (results, draining) => {
        const report = createReadinessReport(results, draining);
        expect(readinessReportSchema.parse(JSON.parse(JSON.stringify(report)))).toEqual(report);
        expect(report.status).toBe(report.ready ? 'ready' : 'not_ready');
        expect(report.ready && draining).toBe(false);
      }),
    );
  });
});

describe('createHealthReport', () => {
  it('is healthy when, and only when, each of its parts is', () => {
    fc.assert(
      fc.property(anyResults, anyContext, (results, context) => {
        const { status, services } = createHealthReport(results, context);
        const working = Object.values(services).every((part) => part.status !== 'unhealthy');
        expect(status).toBe(working ? 'healthy' : 'unhealthy');
        expect(createReadinessReport(results, false).ready).toBe(working);
      }),
    );
  });
});
