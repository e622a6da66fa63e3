export {
  CROSS_ORIGIN,
  createCrossOriginPolicy,
  isPreflight,
  type CrossOriginPolicy,
  type CrossOriginRequest,
} from './cross-origin.ts';
export { headersSetBy, type HeaderMiddleware } from './headers-set-by.ts';
export { HEARTBEAT_PERIOD_MS, startHeartbeat } from './heartbeat.ts';
export { createLifecycle, type Lifecycle } from './lifecycle.ts';
export { runService, type RunServiceOptions, type RunningService } from './run-service.ts';
export {
  startService,
  type ComposedService,
  type ServiceContext,
  type StartServiceOptions,
} from './start-service.ts';
export { supervisionFromProcess, toldToBegin, type Supervision } from './supervision.ts';
export { stopOnSignals, type StopOnSignalsOptions } from './stop-on-signals.ts';
