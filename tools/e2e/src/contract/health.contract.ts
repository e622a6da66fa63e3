import { healthReportSchema, readinessReportSchema } from '@elevendops/health';
import { describe, expect, it } from 'vitest';
import type { ContractContext } from './contract-context.ts';
import { expectBody } from './expect-body.ts';
import { REFERENCE } from './reference-shapes.ts';

/** Root, health and readiness. */
export function describeHealth({ api, mode }: ContractContext): void {
  describe('GET /', () => {
    it('says who answers', async () => {
      const reply = await api.get('/');
      expect(reply.status).toBe(200);
      REFERENCE.root.parse(reply.json);
    });
  });

  describe('GET /api/health', () => {
    it('is 200 with the status of each part', async () => {
      const report = expectBody(await api.get('/api/health'), {
        ours: healthReportSchema,
        reference: 'health',
      });
      expect(report).toMatchObject({ status: 'healthy', mode, demo_mode: false });
      const [emulator, mock] = [mode === 'emulators', mode === 'embedded'];
      const status = mock ? 'healthy (mock)' : 'healthy';
      for (const part of ['firestore', 'storage'] as const) {
        expect(report.services[part]).toEqual({ status, emulator, mock, error: null });
      }
      expect(Math.abs(Date.parse(report.timestamp) - Date.now())).toBeLessThan(60_000);
    });

    it('tells nobody how it is configured', async () => {
      expect((await api.get('/api/health')).text).not.toMatch(/config|project|_db_id/);
    });
  });

  describe('GET /api/health/ready', () => {
    it('is 200 when both stores answer', async () => {
      const report = expectBody(await api.get('/api/health/ready'), {
        ours: readinessReportSchema,
        reference: 'readiness',
      });
      expect(report).toMatchObject({ ready: true, status: 'ready' });
    });
  });
}
