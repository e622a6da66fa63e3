import { describeSettings, type Settings } from '@elevendops/config';
import type { SupervisorReport, SystemReport } from '@elevendops/contract';
import type { HealthReport } from '@elevendops/health';

/** What a report is made of. */
export interface SystemSources {
  readonly settings: Settings;
  readonly health: HealthReport;
  readonly supervisor: SupervisorReport | null;
  readonly nodeVersion: string;
}

/** How the system stands. In production, where anybody may ask, nothing of its settings is in it. */
export function systemReportOf(sources: SystemSources): SystemReport {
  const { settings, health, supervisor, nodeVersion } = sources;
  const isOpen = settings.appEnv !== 'production' && settings.mode !== 'production';
  return {
    at: health.timestamp,
    version: health.version,
    node_version: nodeVersion,
    revision: health.revision,
    environment: settings.appEnv,
    mode: health.mode,
    demo_mode: health.demo_mode,
    uptime_seconds: health.uptime_seconds,
    health: health.services,
    providers: {
      voice:
        settings.useMockElevenlabs || settings.elevenlabsApiKey === null ? 'offline' : 'elevenlabs',
      language_model: settings.googleApiKey === null ? 'offline' : 'gemini',
      tracing:
        settings.langsmithTracingEnabled && settings.langsmithApiKey !== null
          ? 'langsmith'
          : 'local',
    },
    supervisor,
    settings: isOpen
      ? describeSettings(settings).map(({ name, value, source, isDefault }) => ({
          name,
          value,
          source,
          is_default: isDefault,
        }))
      : null,
    warnings: isOpen ? [...settings.warnings] : [],
  };
}
