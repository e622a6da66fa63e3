import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createOpenApiDocument } from '@elevendops/contract';
import { createCheckRunner, isHealthPath } from '@elevendops/health';
import type { ComposedService, ServiceContext } from '@elevendops/service';
import { createOfflineKnowledgeBase } from './agents-cloud/offline/offline-knowledge-base.ts';
import { createApp } from './app.ts';
import { composeKnowledge } from './compose/knowledge.ts';
import type { ApiParts, ComposedFeature } from './compose/parts.ts';
import { openStores } from './compose/stores.ts';
import { createDeletionGuard } from './http/demo-mode.ts';
import { createRateLimits } from './http/rate-limits.ts';
import { createRefusal } from './http/refusal.ts';
import { createRequestIdentity } from './http/request-identity.ts';

/** What the API needs besides its {@link ServiceContext}. */
export interface ApiOptions extends Omit<ServiceContext, 'supervision'> {
  /** Program of the thread that reads uploaded files. */
  readonly extractWorkerUrl: URL;
  /** Folder of Swagger UI's files. */
  readonly docsAssetsFolder: string;
}

/**
 * Puts the API together from its settings.
 *
 * @throws ConfigurationError when the settings ask for something that this version does not have
 */
export async function composeApi(options: ApiOptions): Promise<ComposedService> {
  const { settings, version, logger, lifecycle } = options;
  const stores = await openStores(settings);
  const { documents, objects } = stores;
  const parts: ApiParts = {
    settings,
    logger,
    documents,
    objects,
    now: () => new Date(),
    monotonicMs: () => performance.now(),
    createId: randomUUID,
    sleep: (milliseconds, signal) =>
      delay(milliseconds, undefined, { signal }).catch(() => undefined),
    limits: createRateLimits(),
    guardDeletion: createDeletionGuard(settings.demoMode),
  };
  const identity = createRequestIdentity(parts.createId);
  const checks = createCheckRunner(stores.checks, {
    onChange: ({ name, healthy }, cause) => {
      if (healthy) {
        logger.info({ check: name }, `${name} works again`);
      } else {
        logger.warn({ err: cause, check: name }, `${name} is away`);
      }
    },
  });

  const knowledge = composeKnowledge({
    ...parts,
    knowledgeBase: createOfflineKnowledgeBase(documents),
    extractWorkerUrl: options.extractWorkerUrl,
  });
  const composed: readonly ComposedFeature[] = [knowledge];

  await checks.runOnce();
  return {
    host: '127.0.0.1',
    port: settings.apiPort,
    refuse: createRefusal(identity, settings.corsOrigins),
    isAlwaysServed: isHealthPath,
    listener: createApp({
      logger,
      identity,
      version,
      monotonicMs: parts.monotonicMs,
      corsOrigins: settings.corsOrigins,
      health: {
        checks,
        instance: settings.instance,
        facts: {
          version,
          revision: settings.revision,
          mode: settings.mode,
          demoMode: settings.demoMode,
        },
        now: parts.now,
        uptimeSeconds: () => Math.round(process.uptime()),
        isDraining: () => lifecycle.draining,
      },
      features: composed.flatMap(({ features }) => features),
      docs: {
        document: createOpenApiDocument(version),
        assetsFolder: options.docsAssetsFolder,
      },
    }),
    start() {
      checks.start();
      for (const feature of composed) {
        feature.start?.();
      }
    },
    async release() {
      checks.stop();
      for (const feature of composed.toReversed()) {
        await feature.release?.();
      }
      await documents.close();
      await objects.close();
    },
  };
}
