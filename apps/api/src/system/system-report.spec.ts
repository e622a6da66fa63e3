import { Secret, loadSettings, type Settings } from '@elevendops/config';
import type { HealthReport } from '@elevendops/health';
import { describe, expect, it } from 'vitest';
import { systemReportOf } from './system-report.ts';

const PART = { status: 'healthy', emulator: false, mock: false, error: null } as const;
const HEALTH: HealthReport = {
  status: 'healthy',
  timestamp: '2026-05-10T12:00:00.000Z',
  version: '1.2.3',
  revision: 'r1',
  mode: 'production',
  demo_mode: false,
  uptime_seconds: 3,
  services: { firestore: PART, storage: PART },
};

function reportWith(change: Partial<Settings>) {
  const settings = { ...loadSettings({ DATA_DIR: '/canary/folder' }), ...change };
  return systemReportOf({ settings, health: HEALTH, supervisor: null, nodeVersion: '26.0.0' });
}

describe('systemReportOf', () => {
  it.each([{ appEnv: 'production' }, { mode: 'production' }] as const)(
    'tells nothing of the settings with %o',
    (change) => {
      const report = reportWith({ ...change, warnings: ['a warning that names /canary'] });
      expect(report.settings).toBeNull();
      expect(JSON.stringify(report)).not.toContain('canary');
    },
  );

  it('says what the settings decide: who speaks, writes and traces', () => {
    const key = new Secret('key');
    const real = { elevenlabsApiKey: key, googleApiKey: key, langsmithApiKey: key };
    expect(
      reportWith({ ...real, useMockElevenlabs: false, langsmithTracingEnabled: true }).providers,
    ).toEqual({ voice: 'elevenlabs', language_model: 'gemini', tracing: 'langsmith' });
    expect(reportWith({ ...real, useMockElevenlabs: true }).providers.voice).toBe('offline');
    expect(reportWith({ ...real, langsmithTracingEnabled: false }).providers.tracing).toBe('local');
  });
});
