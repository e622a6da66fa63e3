import type { SystemReport } from '@elevendops/contract';
import { screen, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { createFakeApi, errorReply } from '../__fixtures__/fake-api.ts';
import { createHealth } from '../__fixtures__/health.ts';
import { renderClient } from '../__fixtures__/render-client.tsx';

const AT = '2026-05-10T12:00:00.000Z';
const REPORT: SystemReport = {
  at: AT,
  version: '1.2.3',
  node_version: '26.10.0',
  revision: 'abc',
  environment: 'development',
  mode: 'embedded',
  demo_mode: false,
  uptime_seconds: 3_700,
  health: createHealth({ storage: 'unhealthy' }).services,
  providers: { voice: 'offline', language_model: 'gemini', tracing: 'local' },
  supervisor: {
    at: AT,
    ready: true,
    stopping: null,
    version: '1.2.3',
    revision: 'abc',
    uptime_ms: 90_000,
    services: [
      {
        name: 'api',
        state: 'backoff',
        starts: 3,
        restarts: 2,
        uptime_ms: 0,
        ready_after_ms: null,
        probe_ms: 4,
        missed_probes: 1,
      },
    ],
    last_deaths: [{ at: AT, service: 'api', cause: 'SIGKILL', expected: false, uptime_ms: 61_000 }],
  },
  settings: [
    { name: 'PORT', value: '8080', source: 'service.yaml', is_default: true },
    { name: 'GOOGLE_API_KEY', value: 'set', source: 'Secret Manager', is_default: false },
  ],
  warnings: ['One thing to know'],
};

function apiWith(report: SystemReport) {
  const api = createFakeApi();
  api.intercept = ({ path }) =>
    path === '/api/system' ? { status: 200, body: report } : undefined;
  return api;
}

describe('the system page', () => {
  it('tells of every part, the supervisor, its restarts and the last ends', async () => {
    await renderClient(apiWith(REPORT), '/system');
    const health = await screen.findByRole('region', { name: 'Health' });
    expect(health.textContent).toContain('APIWorkingRunning for 1 h 1 min');
    expect(health.textContent).toContain('File storeDown');
    const services = screen.getByRole('table', { name: 'Services' });
    expect(within(services).getByRole('row', { name: /api/u }).textContent).toBe(
      'apiWaiting to restart0 ms2–4 ms1',
    );
    const ends = screen.getByRole('table', { name: 'Last ends' });
    expect(within(ends).getByRole('row', { name: /SIGKILL/u }).textContent).toContain('1 min 1 s');
    expect(screen.getByText('One thing to know')).toBeDefined();
  });

  it('finds settings, and tells the set ones from defaults', async () => {
    const { user } = await renderClient(apiWith(REPORT), '/system');
    expect(await screen.findByRole('row', { name: 'PORT 8080 Default' })).toBeDefined();
    await user.click(screen.getByRole('checkbox', { name: 'Only what was set' }));
    expect(screen.queryByRole('row', { name: /PORT/u })).toBeNull();
    expect(screen.getByRole('row', { name: 'GOOGLE_API_KEY set Set' })).toBeDefined();
    await user.type(screen.getByRole('searchbox', { name: 'Search settings' }), 'nothing');
    expect(await screen.findByText('No setting fits.')).toBeDefined();
  });

  it('says why there is no supervisor and why no settings are shown', async () => {
    await renderClient(apiWith({ ...REPORT, supervisor: null, settings: null }), '/system');
    expect(await screen.findByText('No supervisor tells how it stands.')).toBeDefined();
    expect(screen.getByText(/In production the settings are shown to nobody/u)).toBeDefined();
  });

  it('claims nothing of the parts while the API does not answer', async () => {
    const api = apiWith(REPORT);
    const { queryClient } = await renderClient(api, '/system');
    await screen.findByRole('region', { name: 'Health' });
    api.intercept = ({ path }) =>
      path === '/api/system' ? errorReply(500, 'INTERNAL_SERVER_ERROR') : undefined;
    await queryClient.refetchQueries({ queryKey: ['system'] });
    expect(await screen.findByText('This could not be refreshed')).toBeDefined();
    const health = screen.getByRole('region', { name: 'Health' });
    expect(health.textContent).toContain('Document storeNot known');
    expect(health.textContent).toContain('APIDown');
    expect(screen.getByText(/As it was told/u)).toBeDefined();
  });
});
