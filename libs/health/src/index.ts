export { createCheckRunner, type CheckRunner, type CheckRunnerOptions } from './check-runner.ts';
export { type CheckResult, type HealthCheck, type HealthCheckIdentity } from './health-check.ts';
export {
  createHealthReport,
  createReadinessReport,
  type HealthReportContext,
} from './create-report.ts';
export { isHealthPath } from './health-path.ts';
export {
  INSTANCE_HEADER,
  PROBE_USER_AGENT,
  isProbe,
  probeHealth,
  type ProbeAnswer,
  type ProbeFetch,
  type ProbeOptions,
  type ProbeResult,
} from './probe.ts';
export {
  healthReportSchema,
  readinessReportSchema,
  runModeSchema,
  type HealthReport,
  type ReadinessReport,
  type RunMode,
} from './report.ts';
export {
  parseServiceMessage,
  parseSupervisorMessage,
  type ReadyNotification,
  type ServiceMessage,
  type SupervisorMessage,
} from './supervision-message.ts';
