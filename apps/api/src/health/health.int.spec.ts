import { rm, writeFile } from 'node:fs/promises';
import { healthReportSchema, INSTANCE_HEADER, readinessReportSchema } from '@elevendops/health';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestApi, type TestApi } from '../__fixtures__/test-api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi({ ELEVENDOPS_INSTANCE: 'incarnation-7' });
});
afterAll(() => api.close());

describe('Property 4: any request to /api/health', () => {
  it('is answered with a valid status, timestamp and version', async () => {
    const header = fc.stringMatching(/^[a-z0-9]{1,10}$/);
    await fc.assert(
      fc.asyncProperty(
        fc.webQueryParameters({ size: 'small' }),
        fc.dictionary(
          header.map((name) => `x-${name}`),
          header,
          { maxKeys: 5 },
        ),
        async (query, headers) => {
          const response = await fetch(`${api.url}/api/health?${query}`, { headers });
          expect(response.status).toBe(200);
          const report = healthReportSchema.parse(await response.json());
          expect(report.version).toBe('1.2.3');
          expect(Math.abs(Date.parse(report.timestamp) - Date.now())).toBeLessThan(60_000);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('GET /api/health', () => {
  it('says which parts work, and nothing of the configuration', async () => {
    const response = await fetch(`${api.url}/api/health`);
    const body = (await response.json()) as Record<string, unknown>;
    expect(body).toMatchObject({
      status: 'healthy',
      mode: 'embedded',
      services: {
        firestore: { status: 'healthy (mock)', mock: true, emulator: false, error: null },
        storage: { status: 'healthy (mock)', mock: true, emulator: false, error: null },
      },
    });
    expect(body).not.toHaveProperty('config');
    expect(JSON.stringify(body)).not.toContain(api.dataDir);
  });

  it('names the incarnation that the supervisor gave it', async () => {
    const response = await fetch(`${api.url}/api/health`);
    expect(response.headers.get(INSTANCE_HEADER)).toBe('incarnation-7');
    expect(response.headers.get('cache-control')).toBe('no-store');
  });

  it('answers 200 although a part is away, and readiness says so with 503', async () => {
    const broken = await startTestApi();
    try {
      // A file where the data folder was.
      await rm(broken.dataDir, { recursive: true });
      await writeFile(broken.dataDir, '');
      await expect
        .poll(async () => (await fetch(`${broken.url}/api/health/ready`)).status)
        .toBe(503);
      const health = await fetch(`${broken.url}/api/health`);
      expect(health.status).toBe(200);
      expect(healthReportSchema.parse(await health.json())).toMatchObject({
        status: 'unhealthy',
        services: { storage: { status: 'unhealthy', error: 'unavailable' } },
      });
    } finally {
      await broken.close();
    }
  });
});

describe('GET /api/health/ready', () => {
  it('is 200 while ready, and 503 once the process drains', async () => {
    const draining = await startTestApi();
    try {
      const before = await fetch(`${draining.url}/api/health/ready`);
      expect(before.status).toBe(200);
      expect(readinessReportSchema.parse(await before.json()).ready).toBe(true);
      draining.lifecycle.drain();
      const after = await fetch(`${draining.url}/api/health/ready`);
      expect(after.status).toBe(503);
      expect(readinessReportSchema.parse(await after.json()).ready).toBe(false);
    } finally {
      await draining.close();
    }
  });
});
