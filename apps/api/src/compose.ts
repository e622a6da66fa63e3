import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { createOpenApiDocument } from '@elevendops/contract';
import { createCheckRunner, isHealthPath } from '@elevendops/health';
import type { ComposedService, ServiceContext } from '@elevendops/service';
import { createApp } from './app.ts';
import { composeAgents } from './compose/agents.ts';
import { composeAgentsCloud } from './compose/agents-cloud.ts';
import { composeAudio } from './compose/audio.ts';
import { composeConversations, composeDashboard } from './compose/conversations.ts';
import { composeDebug } from './compose/debug.ts';
import { composeKnowledge } from './compose/knowledge.ts';
import { composeLanguageModel } from './compose/language-model.ts';
import type { ApiParts, ComposedFeature } from './compose/parts.ts';
import { releaseInTime } from './compose/release.ts';
import { composeScripts } from './compose/scripts.ts';
import { composeSessions } from './compose/sessions.ts';
import { composeSpeech } from './compose/speech.ts';
import { openStores } from './compose/stores.ts';
import { composeSystem } from './compose/system.ts';
import { composeTemplates } from './compose/templates.ts';
import { composeTracing } from './compose/tracing.ts';
import { createDeletionGuard } from './http/demo-mode.ts';
import { createRateLimits } from './http/rate-limits.ts';
import { createRefusal } from './http/refusal.ts';
import { createRequestIdentity } from './http/request-identity.ts';

/** The supervisor gives the API 2 s once the UI server has drained, so what is left is nobody's any more. */
const DRAIN_TIMEOUT_MS = 1_500;
/** Since the beginning of the stop. A store that does not answer would hold up background work for longer. */
const RELEASED_AFTER_MS = 1_800;

/** What the API needs besides its {@link ServiceContext}. */
export interface ApiOptions extends Omit<ServiceContext, 'supervision'> {
  /** Program of the thread that reads uploaded files. */
  readonly extractWorkerUrl: URL;
  /** Folder of Swagger UI's files. */
  readonly docsAssetsFolder: string;
  /** Program of the offline voice; null where it is not installed. */
  readonly offlineVoiceProgram: URL | null;
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
  let drainingSince: number | null = null;
  lifecycle.onDrain(() => {
    drainingSince = parts.monotonicMs();
  });
  const timeLeft = (): number => {
    const now = parts.monotonicMs();
    return Math.max(0, (drainingSince ?? now) + RELEASED_AFTER_MS - now);
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

  const facts = {
    version,
    revision: settings.revision,
    mode: settings.mode,
    demoMode: settings.demoMode,
  };
  const uptimeSeconds = (): number => Math.round(process.uptime());

  const { offlineVoiceProgram } = options;
  const speech = await composeSpeech({ ...parts, offlineVoiceProgram });
  const cloud = await composeAgentsCloud({ ...parts, speech: speech.speech });
  const agents = composeAgents({ ...parts, platform: cloud.agents });
  const conversations = composeConversations(parts);
  const sessions = composeSessions({
    ...parts,
    agents: agents.repository,
    conversations: cloud.conversations,
    saveConversation: conversations.saveConversation,
    lifecycle,
  });
  const knowledge = composeKnowledge({
    ...parts,
    knowledgeBase: cloud.knowledgeBase,
    attachments: agents.attachments,
    extractWorkerUrl: options.extractWorkerUrl,
  });
  const templates = composeTemplates(parts);
  const tracer = await composeTracing(parts);
  const languageModel = await composeLanguageModel(parts);
  const scripts = composeScripts({
    ...parts,
    languageModel,
    tracer,
    lifecycle,
    knowledge: knowledge.repository,
    composePrompt: templates.composePrompt,
  });
  const composed: readonly ComposedFeature[] = [
    agents,
    conversations,
    sessions,
    composeDashboard(parts),
    composeSystem({ ...parts, checks, facts, uptimeSeconds }),
    knowledge,
    templates,
    scripts,
    // After the scripts, whose paths would be ids here.
    composeAudio({ ...parts, speech, lifecycle, knowledge: knowledge.repository }),
    composeDebug({ ...parts, languageModel, tracer, lifecycle }),
  ];

  await checks.runOnce();
  return {
    host: '127.0.0.1',
    port: settings.apiPort,
    drainTimeoutMs: DRAIN_TIMEOUT_MS,
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
        facts,
        now: parts.now,
        uptimeSeconds,
        isDraining: () => lifecycle.draining,
      },
      features: composed.flatMap(({ features }) => features),
      docs: {
        createDocument: () => createOpenApiDocument(version),
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
      const isReleased = await releaseInTime({
        stages: [
          composed.toReversed().map((feature) => () => feature.release?.()),
          // After the features: what they did last is traced too.
          [() => tracer.close()],
          [() => documents.close(), () => objects.close()],
        ],
        sleep: parts.sleep,
        withinMs: timeLeft(),
      });
      if (!isReleased) {
        logger.warn('background work did not end in time; another instance takes it over');
      }
    },
  };
}
