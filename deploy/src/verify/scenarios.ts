import { addressesCheck } from './checks/addresses.ts';
import { coldStartWindowCheck } from './checks/cold-start-window.ts';
import { concurrencyCheck } from './checks/concurrency.ts';
import { readOnlyCheck, userCheck, writtenFilesCheck } from './checks/confinement.ts';
import { apiCrashCheck, publicServerCrashCheck } from './checks/crash.ts';
import { gracefulStopCheck } from './checks/graceful-stop.ts';
import { injectedCheck } from './checks/injected.ts';
import { keepAliveCheck } from './checks/keep-alive.ts';
import { largeBodyCheck } from './checks/large-body.ts';
import { limitsCheck } from './checks/limits.ts';
import { livenessCheck } from './checks/liveness.ts';
import { logIdentityCheck, logLinesCheck } from './checks/log-lines.ts';
import { missingSecretsCheck } from './checks/missing-secrets.ts';
import { startupCheck } from './checks/startup.ts';
import { storesAwayCheck } from './checks/stores-away.ts';
import { traceCheck } from './checks/trace.ts';
import { useCaseCheck } from './checks/use-case.ts';
import type { Check, HeldCall } from './scene.ts';
import { storesAreSilent, storesRefuse } from './world/stores-away.ts';
import { startStagingServices } from './world/staging-services.ts';
import type { Surroundings } from './world/surroundings.ts';

/** One start of the service, in surroundings of its own, and what is checked of it. */
export interface Scenario {
  readonly title: string;
  /** Its surroundings are on this machine's loopback, which the instance has to see. */
  readonly needsLoopback: boolean;
  readonly isReadOnly: boolean;
  readonly heldCall: HeldCall;
  /** In this order: a check may see what those before it did. */
  readonly checks: readonly Check[];
  surround(root: string): Promise<Surroundings>;
}

const DOCUMENT = { disease_name: 'Verification', tags: ['faq'], raw_content: 'Rest for a day.' };
/** Refused, but only once all of it has come. */
const NO_DOCUMENT: HeldCall = { path: '/api/knowledge', body: { tags: ['faq'] }, status: 422 };

/** All scenarios, from the coldest to the warmest. */
export const SCENARIOS: readonly Scenario[] = [
  {
    title: 'APP_ENV=production, and the stores refuse connections',
    needsLoopback: false,
    isReadOnly: true,
    heldCall: NO_DOCUMENT,
    surround: storesRefuse,
    checks: [
      startupCheck,
      coldStartWindowCheck,
      livenessCheck,
      addressesCheck,
      injectedCheck,
      userCheck,
      readOnlyCheck,
      storesAwayCheck,
      keepAliveCheck,
      traceCheck,
      concurrencyCheck,
      largeBodyCheck,
      limitsCheck,
      gracefulStopCheck,
      logLinesCheck,
      logIdentityCheck,
      missingSecretsCheck,
    ],
  },
  {
    title: 'APP_ENV=production, and the stores take connections and say nothing',
    needsLoopback: true,
    isReadOnly: true,
    heldCall: NO_DOCUMENT,
    surround: storesAreSilent,
    checks: [
      startupCheck,
      livenessCheck,
      storesAwayCheck,
      concurrencyCheck,
      gracefulStopCheck,
      logLinesCheck,
    ],
  },
  {
    title: 'APP_ENV=staging, on emulators and stand-ins',
    needsLoopback: true,
    // So that what it writes is seen.
    isReadOnly: false,
    heldCall: { path: '/api/knowledge', body: DOCUMENT, status: 201 },
    surround: startStagingServices,
    checks: [
      startupCheck,
      livenessCheck,
      useCaseCheck,
      concurrencyCheck,
      apiCrashCheck,
      publicServerCrashCheck,
      writtenFilesCheck,
      limitsCheck,
      gracefulStopCheck,
      logLinesCheck,
    ],
  },
];
