import { afterAll, beforeAll, describe } from 'vitest';
import { describeAgents } from './agents.contract.ts';
import { describeAudio } from './audio.contract.ts';
import { createContractContext, type ContractContext } from './contract-context.ts';
import { describeConversations } from './conversations.contract.ts';
import { describeCrossCutting } from './cross-cutting.contract.ts';
import { describeCrossOrigin } from './cross-origin.contract.ts';
import { describeDashboard } from './dashboard.contract.ts';
import { describeDebug } from './debug.contract.ts';
import { describeHealth } from './health.contract.ts';
import { describeKnowledge } from './knowledge.contract.ts';
import { describeOpenApi } from './openapi.contract.ts';
import { describePrivacy } from './privacy.contract.ts';
import { describeRateLimits } from './rate-limits.contract.ts';
import { describeReferenceClient } from './reference-client.contract.ts';
import { describeScripts } from './scripts.contract.ts';
import { describeSessions } from './sessions.contract.ts';
import type { ContractSystem } from './start-built-api.ts';
import { describeStoredFiles } from './stored-files.contract.ts';
import { describeTemplates } from './templates.contract.ts';
import { describeUpload } from './upload.contract.ts';

/** Tests of a part of the contract. */
export type ContractSection = (context: ContractContext) => void;

const SECTIONS: Readonly<Record<string, ContractSection>> = {
  'any route': describeCrossCutting,
  'other origins': describeCrossOrigin,
  limits: describeRateLimits,
  health: describeHealth,
  knowledge: describeKnowledge,
  uploads: describeUpload,
  templates: describeTemplates,
  scripts: describeScripts,
  audio: describeAudio,
  'stored files': describeStoredFiles,
  agents: describeAgents,
  sessions: describeSessions,
  conversations: describeConversations,
  dashboard: describeDashboard,
  debug: describeDebug,
  OpenAPI: describeOpenApi,
  'a client of the reference': describeReferenceClient,
  privacy: describePrivacy,
};

const START_TIMEOUT_MS = 60_000;

/**
 * Declares the tests of the whole HTTP contract, against one running API: a client that was written for
 * the reference finds everything that it knows there, and our additions are as we promise them.
 */
export function describeContract(
  mode: ContractContext['mode'],
  startSystem: () => Promise<ContractSystem>,
  more: Readonly<Record<string, ContractSection>> = {},
): void {
  describe(`the HTTP contract, ${mode}`, () => {
    let system: ContractSystem | undefined;
    beforeAll(async () => {
      system = await startSystem();
    }, START_TIMEOUT_MS);
    afterAll(() => system?.dispose());
    const context = createContractContext(mode, {
      url: () => system?.url ?? '',
      lines: () => system?.lines ?? [],
    });
    for (const [section, describeSection] of Object.entries({ ...SECTIONS, ...more })) {
      describe(section, () => {
        describeSection(context);
      });
    }
  });
}
